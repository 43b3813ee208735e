import { areaOf } from '../../support/stock/areas.ts';
import type { TwilioStyleSettings } from '../settings.ts';
import { isAmong } from '../settings.ts';

/** What a number can do. */
export interface Capabilities {
  readonly voice: boolean;
  readonly sms: boolean;
  readonly mms: boolean;
}

/** Only North American numbers take texts, and toll-free ones take no pictures. */
export const capabilitiesOf = (number: string, { textOnly }: TwilioStyleSettings): Capabilities => {
  const isAmerican = number.startsWith('+1');
  const isTollFree = areaOf(number)?.kind === 'toll-free';
  return { voice: !isAmong(textOnly, number), sms: isAmerican, mms: isAmerican && !isTollFree };
};

export const addressRequirementOf = (
  number: string,
  { addressRequired }: TwilioStyleSettings,
): 'any' | 'none' => (isAmong(addressRequired, number) ? 'any' : 'none');

/** The default name of a number: `(415) 555-0100`, or in E.164. */
export const displayed = (number: string): string =>
  number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3');
