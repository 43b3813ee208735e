import type { E164 } from '../../../phone/e164.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { pathOf } from './carrier-account.ts';
import { lookUp } from './list-numbers.ts';
import { isSuccessful, notOurs, refusalOf, unclear } from './refusal.ts';

const DELETED = 204;

/** Releases a number, if it is proven ours. */
export const releaseNumber = async (
  account: CarrierAccount,
  number: E164,
  signal: AbortSignal,
): Promise<'later' | 'released' | 'was-gone'> => {
  const { company, laterStatuses } = account.dialect;
  const found = await lookUp(account, number, signal);
  if (found === undefined) {
    return 'was-gone';
  }
  if ((await account.ours()).originOf(found) === undefined) {
    throw notOurs(company);
  }
  const answer = await account.send({ method: 'DELETE', path: pathOf(found.sid), signal });
  if (answer.status === DELETED) {
    return 'released';
  }
  if (laterStatuses.includes(answer.status)) {
    return 'later';
  }
  // Gone in the meantime, or something between us that answers 200 to anything.
  if (answer.status !== 404 && !isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  if ((await lookUp(account, number, signal)) !== undefined) {
    throw unclear(company);
  }
  return 'was-gone';
};
