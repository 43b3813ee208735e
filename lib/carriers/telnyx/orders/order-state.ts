import type { NumberOrigin } from '../../kit/reference.ts';
import { readReference } from '../../kit/reference.ts';
import type { AccountNumber } from '../numbers/account-number.ts';
import type { NumberOrder } from './number-order.ts';

/** How we stand with a number at Telnyx. */
export type Standing =
  | { readonly kind: 'foreign'; readonly found: AccountNumber }
  | { readonly kind: 'ours'; readonly found: AccountNumber; readonly origin: NumberOrigin }
  /** On its way to us. `isUndocumented`: and stuck there. */
  | {
      readonly kind: 'pending';
      readonly isUndocumented: boolean;
      readonly orders: readonly NumberOrder[];
      /** Where it is listed before it is delivered. */
      readonly found: AccountNumber | undefined;
    }
  /** We ordered it not long ago, and Telnyx did not deliver. */
  | { readonly kind: 'failed' }
  /** `wasDelivered`: by what an order says, and so short ago that the number may show in a moment. */
  | { readonly kind: 'none'; readonly wasDelivered: boolean };

/** An order that failed longer ago than this says nothing of an order that is made now. */
const FAILURE_STANDS_MS = 3 * 24 * 60 * 60 * 1000;

/** By then a number that was delivered is listed, or has been released. */
const LISTED_AFTER_MS = 5 * 60 * 1000;

/** How far the times of an order and of its purchase may be apart. */
const SAME_TIME_MS = 60 * 60 * 1000;

interface Judged {
  readonly found: AccountNumber | undefined;
  /** All that bear our reference for this number, the newest first where they do not say when they were made. */
  readonly orders: readonly NumberOrder[];
  readonly installation: string;
  readonly nowMs: number;
}

export const judge = (judged: Judged): Standing => {
  const { found, orders, installation } = judged;
  if (found === undefined) {
    return judgeOrders(judged);
  }
  const origin = readReference(found.reference, installation);
  const isDelivered = found.reference === '' && orders.some((order) => isDeliveryOf(order, found));
  const isOnItsWay = found.reference === '' && orders.some(({ status }) => status === 'pending');
  if (origin === undefined && !isDelivered) {
    return isOnItsWay ? judgeOrders(judged) : { kind: 'foreign', found };
  }
  return hasArrived(found, origin, orders)
    ? { kind: 'ours', found, origin: origin ?? 'bought' }
    : pendingBy(orders, found);
};

/** A number that was in use may lack a document later. It is ours all the same. */
const hasArrived = (
  { state }: AccountNumber,
  origin: NumberOrigin | undefined,
  orders: readonly NumberOrder[],
): boolean =>
  state === 'delivered' ||
  origin === 'imported' ||
  (newest(orders)?.status === 'success' && !orders.some(({ status }) => status === 'pending'));

const pendingBy = (orders: readonly NumberOrder[], found?: AccountNumber): Standing => {
  const pending = orders.filter(({ status }) => status === 'pending');
  const areStuck = pending.length > 0 && pending.every((order) => order.isUndocumented);
  const isUndocumented = found?.state === 'undocumented' || areStuck;
  return { kind: 'pending', isUndocumented, orders: pending, found };
};

const judgeOrders = ({ orders, nowMs }: Judged): Standing => {
  if (orders.some(({ status }) => status === 'pending')) {
    return pendingBy(orders);
  }
  const ageOf = ({ updatedAtMs = nowMs }: NumberOrder): number => nowMs - updatedAtMs;
  // A later order fails because this one has the number already.
  if (orders.some((order) => order.status === 'success' && ageOf(order) < LISTED_AFTER_MS)) {
    return { kind: 'none', wasDelivered: true };
  }
  const last = newest(orders);
  return last?.status === 'failure' && ageOf(last) < FAILURE_STANDS_MS
    ? { kind: 'failed' }
    : { kind: 'none', wasDelivered: false };
};

const newest = (orders: readonly NumberOrder[]): NumberOrder | undefined =>
  orders.reduce<NumberOrder | undefined>(
    (last, order) =>
      last === undefined || (order.createdAtMs ?? 0) > (last.createdAtMs ?? 0) ? order : last,
    undefined,
  );

/**
 * Whether a number without any reference came by this order of ours. Not by its number alone: somebody may have bought
 * by hand what we had once and gave back.
 */
const isDeliveryOf = (
  { status, createdAtMs, updatedAtMs }: NumberOrder,
  { purchasedAtMs }: AccountNumber,
): boolean =>
  status === 'success' &&
  createdAtMs !== undefined &&
  updatedAtMs !== undefined &&
  purchasedAtMs !== undefined &&
  purchasedAtMs > createdAtMs - SAME_TIME_MS &&
  purchasedAtMs < updatedAtMs + SAME_TIME_MS;
