import { Problem } from '../../errors/problem.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Purchase } from './purchase.ts';

/** `pending`: the carrier delivers it later, or not. A Problem: it refuses, and nothing was bought before either. */
export type Ordered = 'bought' | 'pending' | 'taken' | Problem;

const ORDERS = 3;
const PAUSE_MS = 200;

/**
 * Orders the number, and where the carrier leaves it open whether it did, looks the number up and orders it again. All
 * of that is safe to repeat for one and the same number. A refusal is returned only when it is sure that no earlier
 * order of the number went through.
 */
export const orderSurely = async (
  purchase: Purchase,
  number: E164,
  ordersLeft = ORDERS,
): Promise<Ordered> => {
  const { supplier, signal } = purchase;
  try {
    return await supplier.order(number, signal);
  } catch (error) {
    if (isRefusal(error)) {
      return (await found(purchase, number)) ?? error;
    }
    if (ordersLeft === 1 || signal.aborted) {
      throw error;
    }
  }
  await purchase.pause(PAUSE_MS, signal);
  return (await found(purchase, number)) ?? orderSurely(purchase, number, ordersLeft - 1);
};

/** Most late orders are delivered within seconds, and who asks for a mask wants one that takes calls. */
const WAITS_MS = [1000, 2000];

/** The same, and where the carrier delivers later, a few looks whether it has. */
export const orderAndWait = async (purchase: Purchase, number: E164): Promise<Ordered> => {
  const { signal } = purchase;
  const outcome = await orderSurely(purchase, number);
  for (const waitMs of outcome === 'pending' ? WAITS_MS : []) {
    // Whatever a look comes to, the order is under way: who goes on with it will see.
    const seen = await purchase
      .pause(waitMs, signal)
      .then(() => found(purchase, number))
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

/** The carrier said clearly that it did nothing, and that it will not. */
const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'carrier-refused' || error.code === 'regulatory-requirement');

/** What became of an order, as far as the number itself can tell. */
const found = async (
  { supplier, signal }: Purchase,
  number: E164,
): Promise<'bought' | 'pending' | undefined> => {
  const answer = await supplier.find(number, signal);
  if (answer === 'not-ours' || answer === 'pending') {
    return answer === 'pending' ? answer : undefined;
  }
  return answer.isOurs ? 'bought' : undefined;
};
