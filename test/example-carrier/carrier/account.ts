import type { VoiceUrls } from '../../../lib/carriers/connect-supplier.ts';
import { readReference } from '../../../lib/carriers/kit/reference.ts';
import type { Owned } from '../../../lib/carriers/supplier.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { AccountNumber } from './account-numbers.ts';
import { findNumber } from './account-numbers.ts';
import type { SendToExample } from './client.ts';

/** One account at Example, and what we write on its numbers. */
export interface ExampleAccount {
  readonly send: SendToExample;
  readonly urls: VoiceUrls;
  readonly installation: () => Promise<string>;
}

/** Whether we manage a number of the account: then its label has our reference. */
export const describe = async (
  { urls, installation }: ExampleAccount,
  found: AccountNumber,
): Promise<Owned> => {
  const { number, label, voiceUrl, fallbackUrl } = found;
  const origin = readReference(label, await installation());
  if (origin === undefined) {
    return { number, isManaged: false };
  }
  const isAstray = voiceUrl !== urls.voiceUrl || fallbackUrl !== urls.fallbackUrl;
  return {
    number,
    isManaged: true,
    ...(origin === 'imported' && { isImported: true }),
    ...(isAstray && { isAstray: true }),
  };
};

export const lookUp = async (
  account: ExampleAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Owned | 'not-in-account'> => {
  const found = await findNumber(account.send, number, signal);
  return found === undefined ? 'not-in-account' : describe(account, found);
};
