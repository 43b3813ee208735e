import type { AccountNumber } from './account-number.ts';
import { readAccountNumber } from './account-number.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { pathOf } from './carrier-account.ts';
import type { Fields } from './client.ts';
import { isSuccessful, refusalOf, unclear } from './refusal.ts';

/** Changes the settings of a number, and returns it as it is then. */
export const changeNumber = async (
  { send, dialect: { company } }: CarrierAccount,
  { number, sid }: AccountNumber,
  form: Fields,
  signal: AbortSignal,
): Promise<AccountNumber> => {
  const answer = await send({ method: 'POST', path: pathOf(sid), form, signal });
  if (!isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  const changed = readAccountNumber(answer.json);
  if (changed === undefined || changed === 'other' || changed.number !== number) {
    throw unclear(company);
  }
  return changed;
};
