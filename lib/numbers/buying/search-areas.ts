import type { Near } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { ParsedNumber } from '../../phone/parse-number.ts';
import { countryOf } from '../../phone/parse-number.ts';

/** An area in which to look for a mask. */
export interface SearchArea {
  readonly near: Near;
  /** Whether a number lies in the area. */
  readonly fits: (candidate: E164) => boolean;
  /** Whether the carrier may choose: only if every number that it could choose fits. */
  readonly mayOrderNear: boolean;
}

/** The North American plan: many countries share the calling code 1 and differ in their area codes. */
const NORTH_AMERICA = '1';

/**
 * Where to look for a mask, nearest first: the area code of the number, then its country, never another one. Outside North
 * America carriers sell by calling code alone, which a few neighbours share (44: the United Kingdom and Guernsey).
 */
export const searchAreas = ({
  callingCode,
  nationalNumber,
  country = 'unknown',
}: ParsedNumber): readonly SearchArea[] => {
  const near = { country, callingCode };
  if (callingCode !== NORTH_AMERICA) {
    return [{ near, fits: startsWith(callingCode), mayOrderNear: true }];
  }
  const areaCode = nationalNumber.slice(0, 3);
  return [
    { near: { ...near, areaCode }, fits: startsWith(`${callingCode}${areaCode}`), mayOrderNear: true },
    {
      near,
      fits: (candidate) => startsWith(callingCode)(candidate) && countryOf(candidate) === country,
      // Asked for any number with the calling code 1, a carrier chooses one of the United States.
      mayOrderNear: country === 'US',
    },
  ];
};

const startsWith =
  (digits: string) =>
  (candidate: E164): boolean =>
    candidate.startsWith(`+${digits}`);
