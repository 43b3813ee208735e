import type { ChoosingSupplier } from '../../carriers/carrier.ts';
import type { Mask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import { isHidden } from '../quotas/number-slot.ts';
import { releaseReserved, releaseUntracked } from '../releasing/release-untracked.ts';
import { activate, noticeMissingNumber, orderReserved } from './buy-exactly.ts';
import type { Purchase } from './purchase.ts';
import { dropCandidate, fence, reserve } from './reserve.ts';
import type { SearchArea } from './search-areas.ts';
import { searchAreas } from './search-areas.ts';

/** A purchase at a carrier that may choose the number. */
type ChoosingPurchase = Purchase & { readonly supplier: ChoosingSupplier };

/**
 * Where it may not, a number that is ours and on nobody's file is never adopted: it was not chosen for anybody, so it is
 * somebody's whose row was lost.
 */
export const mayChoose = (purchase: Purchase): purchase is ChoosingPurchase =>
  purchase.supplier.orderNear !== undefined;

/**
 * The way of last resort: the carrier picks, and we learn which number from its answer. Whatever else it answers, it may
 * have sold one all the same: after "no stock" what it has sold to nobody on file is looked for at once, after a failure
 * or a refusal by whoever goes on with the request.
 */
export const buyNear = async (purchase: ChoosingPurchase, area: SearchArea): Promise<Mask | undefined> => {
  const { lease } = purchase;
  await lease.update({ mayHaveOrderedNear: true });
  const mask = await orderUntilFree(purchase, area);
  await (mask === undefined && lease.update({ mayHaveOrderedNear: undefined, candidate: undefined }));
  return mask;
};

const ORDERS = 3;

/** Orders again when the carrier picks a number that somebody hides behind masks: that one goes back. */
const orderUntilFree = async (
  purchase: ChoosingPurchase,
  area: SearchArea,
  ordersLeft = ORDERS,
): Promise<Mask | undefined> => {
  const { supplier, signal } = purchase;
  const number = await supplier.orderNear(area.near, signal);
  const kept = number === 'no-stock' ? await adopt(purchase, [area]) : await keep(purchase, number);
  if (kept !== 'hidden') {
    return kept;
  }
  return ordersLeft === 1 ? undefined : orderUntilFree(purchase, area, ordersLeft - 1);
};

/** Puts a number that the carrier chose on file for the request. */
const keep = async (purchase: Purchase, number: E164): Promise<Mask | 'hidden' | undefined> => {
  const reservation = await reserveBought(purchase, number);
  if (reservation === undefined) {
    return settleOnFile(purchase, number);
  }
  const releaseNumber = () => releaseReserved(purchase, reservation, purchase.signal);
  await fence(purchase, releaseNumber);
  if (await isHidden(purchase.store, number)) {
    await releaseNumber();
    return 'hidden';
  }
  return activate(purchase, reservation);
};

/** Where the request is no longer ours, nobody knows of the number yet: it goes back. */
const reserveBought = async (purchase: Purchase, number: E164): Promise<Mask | undefined> => {
  try {
    return await reserve(purchase, number);
  } catch (error) {
    await releaseUntracked(purchase, number, purchase.signal);
    throw error;
  }
};

/**
 * The carrier sold us a number that is on file. Released not long ago: it goes back, or its old callers would reach a
 * new person. Else it stays with its owner: a request that adopted it, and so left us the number that was chosen for
 * it; or one to whom the carrier had lost it.
 */
const settleOnFile = async (purchase: Purchase, number: E164): Promise<Mask | undefined> => {
  const row = await purchase.store.find(number);
  if (row?.state === 'released') {
    await purchase.supplier.release(number, purchase.signal);
    return undefined;
  }
  await noticeMissingNumber(purchase, number, 'missing-number-recovered');
  return adopt(purchase, searchAreas(purchase.wanted.number));
};

/**
 * Takes over a number that the carrier chose for an attempt which never learned of it. The application at the carrier
 * is ours alone, so whatever it holds that is not on file and was not imported was bought for this request or for another like it, and one
 * number of a slot is as good as another. Where that other request still runs, it finds its number on file and buys
 * one more: never is one lost, and never is one shared.
 */
export const adopt = async (purchase: Purchase, areas: readonly SearchArea[]): Promise<Mask | undefined> => {
  const { supplier, store, signal } = purchase;
  const owned = await supplier.owned(signal);
  const fitting = owned.filter(
    ({ number, isOurs, isImported }) => isOurs && !isImported && areas.some((area) => area.fits(number)),
  );
  for (const { number } of fitting) {
    const isFree = (await store.find(number)) === undefined;
    const reservation = isFree ? await reserve(purchase, number) : undefined;
    if (reservation !== undefined) {
      await fence(purchase, () => store.remove(reservation));
      const mask = await orderReserved(purchase, reservation);
      if (mask !== undefined) {
        return mask;
      }
    }
    await (isFree && dropCandidate(purchase));
  }
  return undefined;
};
