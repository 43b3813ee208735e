import { ControlFault } from '../../support/control/control-input.ts';
import { readings } from '../../support/stock/readings.ts';
import type { Account, Address } from '../account.ts';
import type { TropoSettings } from '../settings.ts';

export interface CalledDependencies {
  readonly account: Account;
  readonly settings: () => TropoSettings;
  readonly now: () => Date;
}

const candidates = (text: string): readonly (readonly [type: string, value: string])[] => {
  const bare = text
    .trim()
    .replace(/^(tel|sips?):/i, '')
    .replace(/;.*$/, '');
  return [
    ...readings(text).map((number) => ['number', number] as const),
    ['pin', bare],
    ['skype', bare.startsWith('+') ? bare : `+${bare}`],
    ['sip', bare],
  ];
};

/** Whether a number takes calls yet: a setting can delay it after the order. */
const isInService = ({ settings, now }: CalledDependencies, { orderedAt }: Address): boolean =>
  orderedAt === undefined || now().getTime() >= Date.parse(orderedAt) + settings().callableAfterMs;

/** The address of the account that the text names. @throws ControlFault when there is none */
export const calledAddress = (dependencies: CalledDependencies, text: string): Address => {
  const found = candidates(text)
    .map(([type, value]) => dependencies.account.address(type, value))
    .find((address) => address !== undefined);
  if (found === undefined) {
    throw new ControlFault(404, `The account has no number or address ${text}.`);
  }
  if (isInService(dependencies, found)) return found;
  throw new ControlFault(404, `${text} was ordered a moment ago and takes no calls yet.`);
};
