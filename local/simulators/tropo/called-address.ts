import type { Account, Address } from './account.ts';
import { ControlFault } from './control-input.ts';
import { readings, withoutPunctuation } from './numbers.ts';

const SIP_HOST = '@sip.tropo.com';

const candidates = (text: string): readonly (readonly [type: string, value: string])[] => {
  const bare = withoutPunctuation(text.replace(/^(tel|sips?):/i, '')).replace(/;.*$/, '');
  const digits = bare.replace(/^\+/, '');
  return [
    ...readings(text).map((number) => ['number', number] as const),
    ['pin', digits],
    ['skype', `+${digits}`],
    ['sip', bare.replace(SIP_HOST.replaceAll('.', ''), SIP_HOST)],
  ];
};

/** The address on the account that somebody means, in any reasonable spelling. */
export const calledAddress = (account: Account, text: string): Address => {
  const found = candidates(text)
    .map(([type, value]) => account.address(type, value))
    .find((address) => address !== undefined);
  if (found !== undefined) return found;
  throw new ControlFault(
    404,
    `Nobody can be reached at ${text}: it is no number or address of this account.`,
  );
};
