import { Problem } from '../../../lib/errors/problem.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import type { ExampleAccount } from './account.ts';
import { lookUp } from './account.ts';
import { pathOf } from './account-numbers.ts';
import { refuse, unclear } from './client.ts';

export const unmanaged = (): Problem =>
  new Problem('carrier-refused', 'The number is in the account at Example, and Callmask does not manage it.');

/** Releases a managed number. */
export const releaseNumber = async (
  account: ExampleAccount,
  number: E164,
  signal: AbortSignal,
): Promise<'released' | 'was-gone'> => {
  const found = await lookUp(account, number, signal);
  if (found === 'not-in-account') {
    return 'was-gone';
  }
  if (!found.isManaged) {
    throw unmanaged();
  }
  const answer = await account.send({ method: 'DELETE', path: pathOf(number) }, signal);
  if (answer.status === 404) {
    return (await lookUp(account, number, signal)) === 'not-in-account' ? 'was-gone' : unclear();
  }
  return answer.status === 204 ? 'released' : refuse(answer);
};
