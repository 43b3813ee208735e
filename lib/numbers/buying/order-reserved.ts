import type { OwnedNumber } from '../owned-number.ts';
import { isHidden } from '../quotas/number-slot.ts';
import { releaseReserved, releaseUntracked } from '../releasing/release-untracked.ts';
import type { Attempt } from './attempt.ts';
import { orderAndWait, orderSurely } from './order.ts';
import { dropCandidate } from './reserve.ts';
import { inProgress } from './work-lease.ts';

/**
 * Orders a reserved number and activates it. The outcome of an earlier attempt's order may be unknown. A number that
 * masks hide becomes no mask: hiding a number leaves a mark and then looks for its reservation, while a purchase reserves
 * the number and then looks for the mark, so that of two at once one sees the other. A number that a client was told of
 * was looked at before, and a worker that hides it since then has seen the reservation.
 * @returns `undefined` when the number is not for us
 * @throws Problem with which the carrier refuses to sell
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

/** The number is ours: from here on calls are connected. */
export const activate = (attempt: Attempt, reservation: OwnedNumber): Promise<OwnedNumber> =>
  advance(attempt, reservation, { state: 'active' });

/** The carrier delivers later. The client is told of the mask now, so from here on it is not undone, only finished. */
const announce = (attempt: Attempt, reservation: OwnedNumber): Promise<OwnedNumber> =>
  advance(attempt, reservation, { isAnnounced: true });

/**
 * Where another worker went on with the reservation while we slept, the number is that worker's; or that worker is done
 * with it, and we have ordered it once more for nobody.
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
