import { Problem } from '../../../errors/problem.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { TelnyxAccount } from '../account.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import type { Standing } from '../orders/order-state.ts';
import { dataOf, isSuccess, refuse, unclear } from '../rest/answers.ts';
import type { AccountNumber } from './account-number.ts';

type Released = 'later' | 'released' | 'was-gone';

/** Releases a number that is proven ours, or stops its order. */
export const releaseNumber = async (
  account: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Released> => {
  const standing = await account.numbers.look(number, signal);
  switch (standing.kind) {
    case 'ours':
      return remove(account, standing.found, signal);
    case 'foreign':
      throw notOurs();
    case 'pending':
      return stop(account, standing, signal);
    default:
      return confirmGone(account, number, standing, signal);
  }
};

/** Without an order that could be cancelled there is only the number itself, which comes from an order long ago. */
const stop = async (
  account: TelnyxAccount,
  { found, orders }: Extract<Standing, { kind: 'pending' }>,
  signal: AbortSignal,
): Promise<Released> => {
  if (found !== undefined && orders.length === 0) {
    return remove(account, found, signal);
  }
  await cancelOrders(account, orders, signal);
  return 'later';
};

const remove = async (
  account: TelnyxAccount,
  found: AccountNumber,
  signal: AbortSignal,
): Promise<Released> => {
  if (found.isLocked) {
    throw isLocked();
  }
  const path = `/phone_numbers/${encodeURIComponent(found.id)}`;
  const answer = await account.client.send({ method: 'DELETE', path, signal });
  if (dataOf(answer) !== undefined) {
    return 'released';
  }
  const isOpen = isSuccess(answer) || [404, 409, 422].includes(answer.status);
  const after = isOpen ? await account.numbers.look(found.number, signal) : refuse(answer);
  if (after.kind !== 'ours') {
    return confirmGone(account, found.number, after, signal);
  }
  if (after.found.isLocked) {
    throw isLocked();
  }
  return isSuccess(answer) || answer.status === 404 ? unclear() : refuse(answer);
};

/** The whole account has to agree: an answer to a filter is too little to give a number up for. */
const confirmGone = async (
  account: TelnyxAccount,
  number: E164,
  standing: Standing,
  signal: AbortSignal,
): Promise<'was-gone'> => {
  if (standing.kind === 'foreign') {
    throw notOurs();
  }
  const all = await account.numbers.all(signal);
  return all.some((one) => one.number === number) ? unclear() : 'was-gone';
};

export const notOurs = (): Problem =>
  new Problem(
    'carrier-refused',
    'The number in the account at Telnyx does not bear our reference. Put it back there, or see to the number in the portal.',
  );

const isLocked = (): Problem =>
  new Problem(
    'carrier-refused',
    'Somebody has locked the number against deletion at Telnyx. Take the deletion lock off in its portal, and ask again.',
  );
