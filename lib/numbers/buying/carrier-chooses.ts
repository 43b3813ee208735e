import type { E164 } from '../../phone/e164.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { isHidden } from '../quotas/number-slot.ts';
import { releaseReserved, releaseUntracked } from '../releasing/release-untracked.ts';
import type { Attempt } from './attempt.ts';
import { noticeMissingNumber } from './missing-number.ts';
import { activate, orderReserved } from './order-reserved.ts';
import { dropCandidate, fence, note, reserve } from './reserve.ts';
import type { SearchArea } from './search-areas.ts';
import { searchAreas } from './search-areas.ts';

/** An attempt at a carrier that may choose the number. */
type ChoosingAttempt = Attempt & { readonly choosing: NonNullable<Attempt['choosing']> };

/**
 * Whether the carrier may choose. If it may not, the attempt never adopts an untracked managed number: no carrier chose
 * it for a request, so its row was lost.
 */
export const mayChoose = (attempt: Attempt): attempt is ChoosingAttempt => attempt.choosing !== undefined;

/**
 * The last resort: the carrier chooses a number, and its answer says which. Any other answer leaves open whether it sold
 * one. After "no stock" this attempt looks for such a number at once; after a failure or a refusal, the next attempt does.
 */
export const letCarrierChoose = async (
  attempt: ChoosingAttempt,
  area: SearchArea,
): Promise<OwnedNumber | undefined> => {
  const { lease } = attempt.reserving;
  await lease.update({ mayHaveOrderedNear: true });
  const row = await orderUntilFree(attempt, area);
  if (row === undefined) {
    await lease.update({ mayHaveOrderedNear: undefined, candidate: undefined });
  }
  return row;
};

const ORDERS = 3;

/** Orders again if the carrier chooses a number that masks hide. That number is released. */
const orderUntilFree = async (
  attempt: ChoosingAttempt,
  area: SearchArea,
  ordersLeft = ORDERS,
): Promise<OwnedNumber | undefined> => {
  const number = await attempt.choosing.orderNear(area);
  const row = number === 'no-stock' ? await adopt(attempt, [area]) : await putOnFile(attempt, number);
  if (row !== 'hidden') {
    return row;
  }
  return ordersLeft === 1 ? undefined : orderUntilFree(attempt, area, ordersLeft - 1);
};

/** Puts a number that the carrier chose on file for the request. */
const putOnFile = async (
  attempt: ChoosingAttempt,
  number: E164,
): Promise<OwnedNumber | 'hidden' | undefined> => {
  const { looking, ordering, releasing } = attempt;
  const reservation = await reserveBought(attempt, number);
  if (reservation === undefined) {
    return handleTracked(attempt, number);
  }
  const release = () => releaseReserved(releasing, reservation, ordering.signal);
  await fence(attempt.reserving, release);
  if (await isHidden(looking.store, number)) {
    await release();
    return 'hidden';
  }
  return activate(attempt, reservation);
};

/** If another worker has the request by now, no row names the number, so it is released. */
const reserveBought = async (
  { reserving, releasing, ordering }: Attempt,
  number: E164,
): Promise<OwnedNumber | undefined> => {
  try {
    await note(reserving, number);
    return await reserve(reserving, number);
  } catch (error) {
    await releaseUntracked(releasing, number, ordering.signal);
    throw error;
  }
};

/**
 * The carrier chose a number that is on file. If it is a tombstone, it is released again, so that its old callers do not
 * reach a new person. Any other row keeps the number: another request adopted it, and this one adopts the number that was
 * chosen for the other; or it is a mask whose number was missing at the carrier.
 */
const handleTracked = async (attempt: ChoosingAttempt, number: E164): Promise<OwnedNumber | undefined> => {
  const { looking, ordering, releasing, reserving } = attempt;
  const row = await looking.store.find(number);
  if (row?.state === 'released') {
    await releasing.supplier.release(number, ordering.signal);
    return undefined;
  }
  await noticeMissingNumber(attempt, number, 'missing-number-recovered');
  return adopt(attempt, searchAreas(reserving.request.near));
};

/**
 * An earlier attempt asked the carrier to choose. Its lease is over, so its order has ended: the carrier's list has the
 * number, or it sold none.
 */
export const resumeChosen = async (attempt: ChoosingAttempt): Promise<OwnedNumber | undefined> => {
  const { lease, request } = attempt.reserving;
  const row = await adopt(attempt, searchAreas(request.near));
  if (row === undefined) {
    await lease.update({ mayHaveOrderedNear: undefined });
  }
  return row;
};

/**
 * Adopts a number that the carrier chose for an attempt which never got the answer. A managed number that is untracked
 * and not imported was bought for this request or for another one, and any number of the area will do. If the other
 * request still runs, it finds its number on file and buys one more: no number is lost, and none is used twice.
 */
const adopt = async (
  attempt: ChoosingAttempt,
  areas: readonly SearchArea[],
): Promise<OwnedNumber | undefined> => {
  const owned = await attempt.choosing.owned();
  const fitting = owned.filter(
    ({ number, isManaged, isImported }) =>
      isManaged && !isImported && areas.some((area) => area.fits(number)),
  );
  for (const { number } of fitting) {
    const isFree = (await attempt.looking.store.find(number)) === undefined;
    const row = isFree ? await adoptOne(attempt, number) : undefined;
    if (row !== undefined) {
      return row;
    }
  }
  return undefined;
};

const adoptOne = async (attempt: ChoosingAttempt, number: E164): Promise<OwnedNumber | undefined> => {
  const { reserving } = attempt;
  await note(reserving, number);
  const reservation = await reserve(reserving, number);
  if (reservation !== undefined) {
    await fence(reserving, () => reserving.store.remove(reservation));
    const row = await orderReserved(attempt, reservation);
    if (row !== undefined) {
      return row;
    }
  }
  await dropCandidate(reserving);
  return undefined;
};
