import { Problem } from '../../../errors/problem.ts';
import type { E164 } from '../../../phone/e164.ts';
import type { TelnyxAccount } from '../account.ts';
import { cancelOrders } from '../orders/cancel-orders.ts';
import type { OrderState } from '../orders/order-state.ts';
import { dataOf, isSuccess, refuse, unclear } from '../rest/answers.ts';
import type { AccountNumber } from './account-number.ts';

type Released = 'later' | 'released' | 'was-gone';

/** Releases a managed number, or cancels its order. */
export const releaseNumber = async (
  account: TelnyxAccount,
  number: E164,
  signal: AbortSignal,
): Promise<Released> => {
  const state = await account.numbers.stateOf(number, signal);
  switch (state.kind) {
    case 'managed':
      return remove(account, state.found, signal);
    case 'unmanaged':
      throw notManaged();
    case 'pending':
      return stop(account, state, signal);
    default:
      return confirmGone(account, number, state, signal);
  }
};

/** If no order is pending, the listed number comes from an old one, and is released itself. */
const stop = async (
  account: TelnyxAccount,
  { found, orders }: Extract<OrderState, { kind: 'pending' }>,
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
  const after = isOpen ? await account.numbers.stateOf(found.number, signal) : refuse(answer);
  if (after.kind !== 'managed') {
    return confirmGone(account, found.number, after, signal);
  }
  if (after.found.isLocked) {
    throw isLocked();
  }
  return isSuccess(answer) || answer.status === 404 ? unclear() : refuse(answer);
};

/** Reads the whole account: a filter that finds nothing does not prove that a number is gone. */
const confirmGone = async (
  account: TelnyxAccount,
  number: E164,
  state: OrderState,
  signal: AbortSignal,
): Promise<'was-gone'> => {
  if (state.kind === 'unmanaged') {
    throw notManaged();
  }
  const all = await account.numbers.all(signal);
  return all.some((one) => one.number === number) ? unclear() : 'was-gone';
};

export const notManaged = (): Problem =>
  new Problem(
    'carrier-refused',
    'The number in the account at Telnyx does not bear our reference. Put it back there, or see to the number in the portal.',
  );

const isLocked = (): Problem =>
  new Problem(
    'carrier-refused',
    'The number has a deletion lock at Telnyx. Take it off in the portal, and try again.',
  );
