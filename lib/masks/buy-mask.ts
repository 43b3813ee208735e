import type { NumberSupplier } from '../carriers/carrier.ts';
import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Rung } from './ladder.ts';
import { ladder } from './ladder.ts';
import type { Lease } from './lease.ts';
import { inProgress } from './lease.ts';
import type { Ids } from './make-ids.ts';
import type { ConnectionName, Mask } from './mask.ts';
import { isoTime } from './mask-json.ts';
import type { MaskStore } from './mask-store.ts';
import type { Wish } from './wish.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly supplier: NumberSupplier;
  readonly connection: ConnectionName;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  /** Puts candidates into an order of chance, so that requests of the same moment do not race for the same number. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[];
}

interface Purchase extends Dependencies {
  readonly lease: Lease;
  readonly wish: Wish;
  readonly signal: AbortSignal;
}

/** On one rung. More than that are taken from under us only when the carrier's list is wrong. */
const CANDIDATES_TRIED = 10;

/**
 * Reserves a number in the table and then buys exactly that, so that each step can be repeated by whoever goes on
 * with the request. Where the carrier lists nothing it is asked to choose.
 * @throws Problem `no-stock`, or what the carrier's failure became
 */
export const buyMask = async (purchase: Purchase): Promise<Mask> => {
  const resumed = await resume(purchase);
  if (resumed !== undefined) {
    return resumed;
  }
  for (const rung of ladder(purchase.wish.number)) {
    const mask = await buyOnRung(purchase, rung);
    if (mask !== undefined) {
      return mask;
    }
  }
  throw new Problem(
    'no-stock',
    'Neither the area nor the country of the number has one to sell. Try again later.',
  );
};

/** Goes on where an earlier attempt stopped: with its reservation, or with a number that the carrier chose for it. */
const resume = async (purchase: Purchase): Promise<Mask | undefined> => {
  const { lease, wish } = purchase;
  const { candidate, mayHaveOrderedNear } = lease.request();
  if (candidate !== undefined) {
    const mask = await resumeCandidate(purchase, candidate);
    if (mask !== undefined) {
      return mask;
    }
    await lease.update({ candidate: undefined });
  }
  return mayHaveOrderedNear ? adopt(purchase, ladder(wish.number)) : undefined;
};

const resumeCandidate = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const row = await purchase.store.find(candidate);
  if (row === undefined || row.state === 'released' || row.requestId !== purchase.lease.request().id) {
    return undefined;
  }
  return row.state === 'ordering' ? order(purchase, row) : row;
};

const buyOnRung = async (purchase: Purchase, rung: Rung): Promise<Mask | undefined> => {
  const { supplier, signal, shuffle } = purchase;
  const listed = await supplier.candidates(rung.near, signal);
  if (listed.length === 0 && rung.mayOrderNear) {
    return buyNear(purchase, rung);
  }
  for (const candidate of shuffle(listed.filter(rung.fits)).slice(0, CANDIDATES_TRIED)) {
    const mask = await buyExactly(purchase, candidate);
    if (mask !== undefined) {
      return mask;
    }
  }
  return undefined;
};

const buyExactly = async (purchase: Purchase, candidate: E164): Promise<Mask | undefined> => {
  const { store, lease } = purchase;
  const reservation = newMask(purchase, candidate, 'ordering');
  await lease.update({ candidate });
  const mask = (await store.insert(reservation)) ? await order(purchase, reservation) : undefined;
  await (mask === undefined && lease.update({ candidate: undefined }));
  return mask;
};

/** Safe to repeat: the carrier gives a number that is on the account already to the same account again. */
const order = async (purchase: Purchase, reservation: Mask): Promise<Mask | undefined> => {
  const { store, supplier, ids, signal } = purchase;
  if ((await supplier.order(reservation.mask, signal)) === 'taken') {
    await store.remove(reservation);
    return undefined;
  }
  const mask: Mask = { ...reservation, state: 'active', etag: ids.etag() };
  if (!(await store.replace(reservation, mask))) {
    throw inProgress();
  }
  return mask;
};

/** The way of last resort: the carrier picks, and we learn which number from its answer. */
const buyNear = async (purchase: Purchase, rung: Rung): Promise<Mask | undefined> => {
  const { supplier, lease, signal } = purchase;
  await lease.update({ mayHaveOrderedNear: true });
  const number = await supplier.orderNear(rung.near, signal);
  const mask = number === 'no-stock' ? undefined : await keep(purchase, number);
  await (mask === undefined && lease.update({ mayHaveOrderedNear: undefined, candidate: undefined }));
  return mask;
};

/** Puts a number that the carrier chose on file, or another that it chose, when somebody else has adopted this one. */
const keep = async (purchase: Purchase, number: E164): Promise<Mask | undefined> => {
  const { supplier, store, signal, wish } = purchase;
  const mask = await take(purchase, number);
  if (mask !== undefined) {
    return mask;
  }
  if ((await store.find(number))?.state !== 'released') {
    return adopt(purchase, ladder(wish.number));
  }
  // Its old callers must not reach a new person, so it goes back.
  await supplier.release(number, signal);
  return undefined;
};

/** The request names the number first: whoever goes on with it finds the mask again instead of buying another. */
const take = async (purchase: Purchase, number: E164): Promise<Mask | undefined> => {
  const { lease, store } = purchase;
  await lease.update({ candidate: number });
  const mask = newMask(purchase, number, 'active');
  return (await store.insert(mask)) ? mask : undefined;
};

/**
 * Takes over a number that the carrier chose and nobody has on file. The application at the carrier is ours alone, so
 * it was bought for this request or for another like it, and one number there is as good as another.
 */
const adopt = async (purchase: Purchase, rungs: readonly Rung[]): Promise<Mask | undefined> => {
  const { supplier, store, signal } = purchase;
  const owned = await supplier.owned(signal);
  const fitting = owned.filter(({ number, isOurs }) => isOurs && rungs.some((rung) => rung.fits(number)));
  for (const { number } of fitting) {
    const mask = (await store.find(number)) === undefined ? await take(purchase, number) : undefined;
    if (mask !== undefined) {
      return mask;
    }
  }
  return undefined;
};

const newMask = (
  { ids, connection, nowSeconds, lease, wish }: Purchase,
  mask: E164,
  state: 'active' | 'ordering',
): Mask => ({
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  number: wish.number.number,
  callerId: wish.callerId,
  connection,
  state,
  origin: 'bought',
  ...(wish.label !== undefined && { label: wish.label }),
  createdAt: isoTime(nowSeconds()),
  ...(wish.expiresAtSeconds !== undefined && { expiresAtSeconds: wish.expiresAtSeconds }),
  requestId: lease.request().id,
  etag: ids.etag(),
});
