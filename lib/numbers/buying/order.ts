import type { Pause } from '../../async/pause.ts';
import type { NumberSupplier } from '../../carriers/supplier.ts';
import { Problem } from '../../errors/problem.ts';
import type { E164 } from '../../phone/e164.ts';

/** What ordering works with: the carrier, never the table. */
export interface Ordering {
  readonly supplier: Pick<NumberSupplier, 'find' | 'order'>;
  readonly pause: Pause;
  /** Ends when the time for the carrier is over. */
  readonly signal: AbortSignal;
}

/** `pending`: the carrier delivers later, or not. A Problem: the carrier refuses, and no earlier order went through. */
export type Ordered = 'bought' | 'pending' | 'taken' | Problem;

const ORDERS = 3;
const PAUSE_MS = 200;

/**
 * Orders the number. If the answer leaves open whether the carrier sold it, this looks the number up and orders it again:
 * both are idempotent for one number. Returns a refusal only if no earlier order of the number went through.
 */
export const orderSurely = async (
  ordering: Ordering,
  number: E164,
  ordersLeft = ORDERS,
): Promise<Ordered> => {
  const { supplier, pause, signal } = ordering;
  try {
    return await supplier.order(number, signal);
  } catch (error) {
    if (isRefusal(error)) {
      return (await found(ordering, number)) ?? error;
    }
    if (ordersLeft === 1 || signal.aborted) {
      throw error;
    }
  }
  await pause(PAUSE_MS, signal);
  return (await found(ordering, number)) ?? orderSurely(ordering, number, ordersLeft - 1);
};

/** Most late orders are delivered within seconds, and a client wants a mask that takes calls. */
const WAITS_MS = [1000, 2000];

/** Orders the number. If the carrier delivers later, this looks a few times whether it has. */
export const orderAndWait = async (ordering: Ordering, number: E164): Promise<Ordered> => {
  const { pause, signal } = ordering;
  const outcome = await orderSurely(ordering, number);
  for (const waitMs of outcome === 'pending' ? WAITS_MS : []) {
    // A failed look changes nothing: the order is placed, and the next worker looks again.
    const seen = await pause(waitMs, signal)
      .then(() => found(ordering, number))
      .catch(() => 'pending' as const);
    if (seen === 'bought') {
      return seen;
    }
    if (signal.aborted) {
      return outcome;
    }
  }
  return outcome;
};

/** Whether the carrier said that it did nothing and will not. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'carrier-refused' || error.code === 'regulatory-requirement');

/** The outcome of an order, as the carrier's record of the number shows it. */
const found = async (
  { supplier, signal }: Ordering,
  number: E164,
): Promise<'bought' | 'pending' | undefined> => {
  const answer = await supplier.find(number, signal);
  if (answer === 'not-in-account' || answer === 'pending') {
    return answer === 'pending' ? answer : undefined;
  }
  return answer.isManaged ? 'bought' : undefined;
};
