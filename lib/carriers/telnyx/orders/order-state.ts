import type { NumberOrigin } from '../../kit/reference.ts';
import { readReference } from '../../kit/reference.ts';
import type { AccountNumber } from '../numbers/account-number.ts';
import type { NumberOrder } from './number-order.ts';

/** What is known of a number at Telnyx by its record and by our orders. */
export type OrderState =
  /** In the account, and not managed. */
  | { readonly kind: 'unmanaged'; readonly found: AccountNumber }
  | { readonly kind: 'managed'; readonly found: AccountNumber; readonly origin: NumberOrigin }
  /** Ordered and not delivered yet. `isUndocumented`: Telnyx waits for a document. */
  | {
      readonly kind: 'pending';
      readonly isUndocumented: boolean;
      readonly orders: readonly NumberOrder[];
      /** Its record, if it is listed before it is delivered. */
      readonly found: AccountNumber | undefined;
    }
  /** A recent order of ours has failed. */
  | { readonly kind: 'failed' }
  /** `wasDelivered`: an order says so, so recently that the number may show in a moment. */
  | { readonly kind: 'none'; readonly wasDelivered: boolean };

/** An order that failed longer ago does not keep the number from being ordered again. */
const FAILURE_COUNTS_MS = 3 * 24 * 60 * 60 * 1000;

/** After this, a delivered number is listed, or it has been released. */
const LISTED_AFTER_MS = 5 * 60 * 1000;

/** The largest difference between the times of an order and of its purchase. */
const SAME_TIME_MS = 60 * 60 * 1000;

interface OrderStateEvidence {
  readonly found: AccountNumber | undefined;
  /** All orders with our reference for this number. Those without a time come newest first. */
  readonly orders: readonly NumberOrder[];
  readonly installation: string;
  readonly nowMs: number;
}

export const orderStateOf = (evidence: OrderStateEvidence): OrderState => {
  const { found, orders, installation } = evidence;
  if (found === undefined) {
    return stateWithoutNumber(evidence);
  }
  const origin = readReference(found.reference, installation);
  const isDelivered = found.reference === '' && orders.some((order) => isDeliveryOf(order, found));
  const isOnItsWay = found.reference === '' && orders.some(({ status }) => status === 'pending');
  if (origin === undefined && !isDelivered) {
    return isOnItsWay ? stateWithoutNumber(evidence) : { kind: 'unmanaged', found };
  }
  return hasArrived(found, origin, orders)
    ? { kind: 'managed', found, origin: origin ?? 'bought' }
    : pendingBy(orders, found);
};

/** A number in use may lack a document later. It stays delivered all the same. */
const hasArrived = (
  { state }: AccountNumber,
  origin: NumberOrigin | undefined,
  orders: readonly NumberOrder[],
): boolean =>
  state === 'delivered' ||
  origin === 'imported' ||
  (newest(orders)?.status === 'success' && !orders.some(({ status }) => status === 'pending'));

const pendingBy = (orders: readonly NumberOrder[], found?: AccountNumber): OrderState => {
  const pending = orders.filter(({ status }) => status === 'pending');
  const areStuck = pending.length > 0 && pending.every((order) => order.isUndocumented);
  const isUndocumented = found?.state === 'undocumented' || areStuck;
  return { kind: 'pending', isUndocumented, orders: pending, found };
};

const stateWithoutNumber = ({ orders, nowMs }: OrderStateEvidence): OrderState => {
  if (orders.some(({ status }) => status === 'pending')) {
    return pendingBy(orders);
  }
  const ageOf = ({ updatedAtMs = nowMs }: NumberOrder): number => nowMs - updatedAtMs;
  // This comes before failures: a later order fails because this one has the number already.
  if (orders.some((order) => order.status === 'success' && ageOf(order) < LISTED_AFTER_MS)) {
    return { kind: 'none', wasDelivered: true };
  }
  const last = newest(orders);
  return last?.status === 'failure' && ageOf(last) < FAILURE_COUNTS_MS
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
 * Whether this order delivered a number that has no reference. The times have to match: a number that we released may
 * have been bought again by hand.
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
