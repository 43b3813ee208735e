import type { E164 } from '../../../phone/e164.ts';
import type { CarrierAccount } from './carrier-account.ts';
import { pathOf } from './carrier-account.ts';
import { lookUp } from './list-numbers.ts';
import { isSuccessful, notManaged, refusalOf, unclear } from './refusal.ts';

const DELETED = 204;

/** Releases a managed number. */
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
  if ((await account.settings()).originOf(found) === undefined) {
    throw notManaged(company);
  }
  const answer = await account.send({ method: 'DELETE', path: pathOf(found.sid), signal });
  if (answer.status === DELETED) {
    return 'released';
  }
  if (laterStatuses.includes(answer.status)) {
    return 'later';
  }
  // It may be gone in the meantime, or a proxy may have answered 200. So the number is looked up again.
  if (answer.status !== 404 && !isSuccessful(answer)) {
    throw refusalOf(company, answer);
  }
  if ((await lookUp(account, number, signal)) !== undefined) {
    throw unclear(company);
  }
  return 'was-gone';
};
