import type { OwnedNumber } from '../owned-number.ts';
import { isHidden } from '../quotas/number-slot.ts';
import { releaseReserved, releaseUntracked } from '../releasing/release-untracked.ts';
import type { Attempt } from './attempt.ts';
import { orderAndWait, orderSurely } from './order.ts';
import { dropCandidate } from './reserve.ts';
import { inProgress } from './work-lease.ts';

/**
 * Orders a reserved number and activates it. An earlier attempt may have ordered it, with an unknown outcome.
 *
 * A number that masks hide must not become a mask. A worker that hides a number takes a slot of it and then looks for a
 * row of it; a purchase writes the row and then looks for slots. So of two at once, one sees the other. A number that is
 * announced passed this check in an earlier attempt.
 * @returns `undefined` when this number cannot be had
 * @throws Problem when the carrier refuses to sell
 */
export const orderReserved = async (
  attempt: Attempt,
  reservation: OwnedNumber,
): Promise<OwnedNumber | undefined> => {
  const { looking, ordering, releasing, reserving } = attempt;
  if (!reservation.isAnnounced && (await isHidden(looking.store, reservation.mask))) {
    await releaseReserved(releasing, reservation, ordering.signal);
    await dropCandidate(reserving);
    return undefined;
  }
  const order = reservation.isAnnounced ? orderSurely : orderAndWait;
  const outcome = await order(ordering, reservation.mask);
  if (outcome === 'bought') {
    return activate(attempt, reservation);
  }
  if (outcome === 'pending') {
    return announce(attempt, reservation);
  }
  await reserving.store.remove(reservation);
  await dropCandidate(reserving);
  if (outcome === 'taken') {
    return undefined;
  }
  throw outcome;
};

/** The number is bought: from here on calls are connected. */
export const activate = (attempt: Attempt, reservation: OwnedNumber): Promise<OwnedNumber> =>
  advance(attempt, reservation, { state: 'active' });

/** The carrier delivers later, and the client learns the mask now. So from here on the order is only finished, never undone. */
const announce = (attempt: Attempt, reservation: OwnedNumber): Promise<OwnedNumber> =>
  advance(attempt, reservation, { isAnnounced: true });

/**
 * Writes the change. If another worker has changed the row while we slept, the row has the number; or that worker has
 * released the number and our order bought it again, so we release it if it is untracked.
 */
const advance = async (
  { reserving, releasing, ordering }: Attempt,
  reservation: OwnedNumber,
  change: Partial<Pick<OwnedNumber, 'isAnnounced' | 'state'>>,
): Promise<OwnedNumber> => {
  const row: OwnedNumber = { ...reservation, ...change, etag: reserving.ids.etag() };
  if (!(await reserving.store.replace(reservation, row))) {
    await releaseUntracked(releasing, reservation.mask, ordering.signal);
    throw inProgress();
  }
  return row;
};
