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

/** The setting may want a number to be out of service for a while after it was ordered. */
const isInService = ({ settings, now }: CalledDependencies, { orderedAt }: Address): boolean =>
  orderedAt === undefined || now().getTime() >= Date.parse(orderedAt) + settings().callableAfterMs;

/** The address on the account that somebody means, in any reasonable spelling. */
export const calledAddress = (dependencies: CalledDependencies, text: string): Address => {
  const found = candidates(text)
    .map(([type, value]) => dependencies.account.address(type, value))
    .find((address) => address !== undefined);
  if (found === undefined) {
    throw new ControlFault(404, `Nobody is at ${text}: it is no number or address of this account.`);
  }
  if (isInService(dependencies, found)) return found;
  throw new ControlFault(404, `${text} was ordered only just now and is not in service yet.`);
};
