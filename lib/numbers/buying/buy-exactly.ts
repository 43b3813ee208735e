import type { Mask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import { isHidden } from '../quotas/number-slot.ts';
import { releaseReserved, releaseUntracked } from '../releasing/release-untracked.ts';
import { orderAndWait, orderSurely } from './order-surely.ts';
import type { Purchase } from './purchase.ts';
import { dropCandidate, fence, reserve } from './reserve.ts';
import { inProgress } from './work-lease.ts';

/** Reserves the number and buys it. `undefined`: somebody else has it, here or at the carrier. */
export const buyExactly = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const reservation = await reserve(purchase, candidate);
  if (reservation === undefined) {
    await noticeMissingNumber(purchase, candidate, 'missing-number-found');
    await dropCandidate(purchase);
    return undefined;
  }
  await fence(purchase, () => purchase.store.remove(reservation));
  return orderReserved(purchase, reservation);
};

/**
 * Orders a number that is reserved for this request; its outcome may be unknown from an earlier attempt. One that somebody
 * hides behind masks becomes no mask: whoever hides a number leaves a mark and then looks for its reservation, we
 * reserved it and then look for the mark, so that of two at once one sees the other. Where a client was told of the mask,
 * that was done, and whoever has come since has seen the reservation.
 */
export const orderReserved = async (purchase: Purchase, reservation: Mask): Promise<Mask | undefined> => {
  if (!reservation.isAnnounced && (await isHidden(purchase.store, reservation.mask))) {
    await releaseReserved(purchase, reservation, purchase.signal);
    await dropCandidate(purchase);
    return undefined;
  }
  const order = reservation.isAnnounced ? orderSurely : orderAndWait;
  const outcome = await order(purchase, reservation.mask);
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

/** The number is ours: from here on calls are connected. */
export const activate = (purchase: Purchase, reservation: Mask): Promise<Mask> =>
  advance(purchase, reservation, { state: 'active' });

/** The carrier delivers later. The client is told of the mask now, so from here on it is not undone, only finished. */
const announce = (purchase: Purchase, reservation: Mask): Promise<Mask> =>
  advance(purchase, reservation, { isAnnounced: true });

/**
 * Where others went on with the reservation while we slept, the number is theirs; or they are done with it, and we have
 * ordered it once more for nobody.
 */
const advance = async (
  purchase: Purchase,
  reservation: Mask,
  change: Partial<Pick<Mask, 'isAnnounced' | 'state'>>,
): Promise<Mask> => {
  const mask: Mask = { ...reservation, ...change, etag: purchase.ids.etag() };
  if (!(await purchase.store.replace(reservation, mask))) {
    await releaseUntracked(purchase, reservation.mask, purchase.signal);
    throw inProgress();
  }
  return mask;
};

/** A number that the carrier offers or sells while we have it on file as active: the carrier lost it once. */
export const noticeMissingNumber = async (
  { store, notice, connection }: Purchase,
  number: E164,
  event: 'missing-number-found' | 'missing-number-recovered',
): Promise<void> => {
  const row = await store.find(number);
  if (row?.state === 'active') {
    notice({ event, mask: row.id, connection: connection.name });
  }
};
