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
 * Where the carrier may not, an untracked number of ours is never adopted: nothing chose it for a request, so its row was
 * lost.
 */
export const mayChoose = (attempt: Attempt): attempt is ChoosingAttempt => attempt.choosing !== undefined;

/**
 * The last resort: the carrier picks a number, and its answer says which. Whatever else it answers, it may have sold one
 * all the same. After "no stock" we look at once for an untracked number that it sold; after a failure or a refusal, the
 * next worker at the request does.
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

/** Orders again when the carrier picks a number that masks hide: that one is released. */
const orderUntilFree = async (
  attempt: ChoosingAttempt,
  area: SearchArea,
  ordersLeft = ORDERS,
): Promise<OwnedNumber | undefined> => {
  const number = await attempt.choosing.orderNear(area);
  const kept = number === 'no-stock' ? await adopt(attempt, [area]) : await keep(attempt, number);
  if (kept !== 'hidden') {
    return kept;
  }
  return ordersLeft === 1 ? undefined : orderUntilFree(attempt, area, ordersLeft - 1);
};

/** Puts a number that the carrier chose on file for the request. */
const keep = async (attempt: ChoosingAttempt, number: E164): Promise<OwnedNumber | 'hidden' | undefined> => {
  const { looking, ordering, releasing } = attempt;
  const reservation = await reserveBought(attempt, number);
  if (reservation === undefined) {
    return keepWithOwner(attempt, number);
  }
  const release = () => releaseReserved(releasing, reservation, ordering.signal);
  await fence(attempt.reserving, release);
  if (await isHidden(looking.store, number)) {
    await release();
    return 'hidden';
  }
  return activate(attempt, reservation);
};

/** Where the request is no longer ours, the number is untracked: it is released. */
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
 * The carrier sold us a number that is on file. One that was released lately is released again, or its old callers would
 * reach a new person. Any other stays with its owner: a request that adopted it, and so left us the number that was
 * chosen for it; or a mask whose number the carrier had lost.
 */
const keepWithOwner = async (attempt: ChoosingAttempt, number: E164): Promise<OwnedNumber | undefined> => {
  const { looking, ordering, releasing, reserving } = attempt;
  const row = await looking.store.find(number);
  if (row?.state === 'released') {
    await releasing.supplier.release(number, ordering.signal);
    return undefined;
  }
  await noticeMissingNumber(attempt, number, 'missing-number-recovered');
  return adopt(attempt, searchAreas(reserving.request.near));
};

/** The lease of the attempt that asked the carrier to choose is over, so its order is too: the number is there, or never was. */
export const resumeChosen = async (attempt: ChoosingAttempt): Promise<OwnedNumber | undefined> => {
  const { lease, request } = attempt.reserving;
  const row = await adopt(attempt, searchAreas(request.near));
  if (row === undefined) {
    await lease.update({ mayHaveOrderedNear: undefined });
  }
  return row;
};

/**
 * Takes over a number that the carrier chose for an attempt which never learned of it. The application at the carrier is
 * ours alone. So whatever it holds that is untracked and was not imported was bought for this request or for another like
 * it, and one number of an area is as good as another. Where that other request still runs, it finds its number on file
 * and buys one more: no number is lost, and none is shared.
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
