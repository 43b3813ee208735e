import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import { giveBackReserved, giveBackUnfiled } from './give-back.ts';
import { inProgress } from './lease.ts';
import type { Mask } from './mask.ts';
import { isHidden } from './number-place.ts';
import type { Purchase } from './purchase.ts';
import { dropCandidate, fence, reserve } from './reserve.ts';

/** Reserves the number and buys it. `undefined`: somebody else has it, here or at the carrier. */
export const buyExactly = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const reservation = await reserve(purchase, candidate);
  if (reservation === undefined) {
    await noticeGhost(purchase, candidate, 'ghost-found');
    await dropCandidate(purchase);
    return undefined;
  }
  await fence(purchase, () => purchase.store.remove(reservation));
  return orderReserved(purchase, reservation);
};

/**
 * Orders a number that is reserved for this request; its outcome may be unknown from an earlier attempt. One that somebody
 * hides behind masks becomes no mask: whoever hides a number leaves a mark and then looks for its reservation, we
 * reserved it and then look for the mark, so that of two at once one sees the other.
 */
export const orderReserved = async (purchase: Purchase, reservation: Mask): Promise<Mask | undefined> => {
  if (await isHidden(purchase.store, reservation.mask)) {
    await giveBackReserved(purchase, reservation, purchase.signal);
    await dropCandidate(purchase);
    return undefined;
  }
  const outcome = await orderSurely(purchase, reservation.mask);
  if (outcome === 'bought') {
    return activate(purchase, reservation);
  }
  if (outcome === 'pending') {
    return announce(purchase, reservation);
  }
  await purchase.store.remove(reservation);
  await dropCandidate(purchase);
  if (outcome === 'taken') {
    return undefined;
  }
  throw outcome;
};

/**
 * The number is ours: from here on calls are connected. Where others went on with the reservation while we slept, the
 * number is theirs; or they are done with it, and we have bought it once more for nobody.
 */
export const activate = async (purchase: Purchase, reservation: Mask): Promise<Mask> => {
  const mask: Mask = { ...reservation, state: 'active', etag: purchase.ids.etag() };
  if (!(await purchase.store.replace(reservation, mask))) {
    await giveBackUnfiled(purchase, reservation.mask, purchase.signal);
    throw inProgress();
  }
  return mask;
};

/** The carrier delivers later. The client is told of the mask now, so from here on it is not undone, only finished. */
const announce = async (purchase: Purchase, reservation: Mask): Promise<Mask> => {
  const announced: Mask = { ...reservation, isAnnounced: true, etag: purchase.ids.etag() };
  if (!(await purchase.store.replace(reservation, announced))) {
    throw inProgress();
  }
  return announced;
};

const ORDERS = 3;
const PAUSE_MS = 200;

/**
 * Orders the number, and where the carrier leaves it open whether it did, looks the number up and orders it again. All
 * of that is safe to repeat for one and the same number. A refusal is returned only when it is sure that no earlier
 * order of the number went through.
 */
const orderSurely = async (
  purchase: Purchase,
  number: E164,
  ordersLeft = ORDERS,
): Promise<'bought' | 'pending' | 'taken' | Problem> => {
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

/** A number that the carrier offers or sells while we have it on file as active: the carrier lost it once. */
export const noticeGhost = async (
  { store, notice, connection }: Purchase,
  number: E164,
  event: 'ghost-found' | 'ghost-healed',
): Promise<void> => {
  const row = await store.find(number);
  if (row?.state === 'active') {
    notice({ event, mask: row.id, connection: connection.name });
  }
};
