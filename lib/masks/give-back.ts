import type { NumberSupplier } from '../carriers/carrier.ts';
import type { E164 } from '../phone/e164.ts';
import type { Ids } from './make-ids.ts';
import type { Mask, ReleasedMask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { freeNumberPlace } from './number-place.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly supplier: NumberSupplier;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  /** For so long a released number is not taken again, so that old callers do not reach a new person. */
  readonly tombstoneDays?: number;
}

const TOMBSTONE_DAYS = 90;
const DAY_SECONDS = 24 * 60 * 60;

/** What stays of a mask: nothing of the person. */
export const tombstoneOf = (
  mask: E164,
  {
    ids,
    nowSeconds,
    tombstoneDays = TOMBSTONE_DAYS,
  }: Pick<Dependencies, 'ids' | 'nowSeconds' | 'tombstoneDays'>,
): ReleasedMask => ({
  mask,
  state: 'released',
  etag: ids.etag(),
  purgeAtSeconds: nowSeconds() + tombstoneDays * DAY_SECONDS,
});

/**
 * For so long a number that was reserved and not bought is kept from others. Its worker may have gone to sleep just
 * before the order: should it wake up and buy, the number is found by its tombstone and goes back.
 */
const NOT_BOUGHT_SECONDS = DAY_SECONDS;

/** The same for a number that was reserved and, as far as anybody knows, not bought. */
export const tombstoneOfUnbought = (
  mask: E164,
  dependencies: Pick<Dependencies, 'ids' | 'nowSeconds'>,
): ReleasedMask => ({
  ...tombstoneOf(mask, dependencies),
  purgeAtSeconds: dependencies.nowSeconds() + NOT_BOUGHT_SECONDS,
});

/** The same for a mask that somebody had: its request, which is worth one mask, does not get another. */
export const tombstoneFor = (
  row: Mask | ReleasedMask,
  dependencies: Pick<Dependencies, 'ids' | 'nowSeconds' | 'tombstoneDays'>,
): ReleasedMask => ({
  ...tombstoneOf(row.mask, dependencies),
  ...(row.requestId !== undefined && { requestId: row.requestId }),
  ...(row.former !== undefined && !isGivenUp(row) && { former: row.former }),
});

const isGivenUp = (row: Mask | ReleasedMask): boolean => row.state !== 'released' && row.isGivenUp === true;

/**
 * Ends a mask: whatever else is kept because of it goes first, then a tombstone takes the place of its row. Every road
 * by which a mask ends comes through here. A reservation ends otherwise, its tombstone first: see `giveBackReserved`, and
 * `endOrder` in forget-rows.ts. `false`: somebody else has ended it, with the same result.
 */
export const bury = async (
  dependencies: Omit<Dependencies, 'supplier'>,
  mask: Mask,
  tombstone: ReleasedMask = tombstoneFor(mask, dependencies),
): Promise<boolean> => {
  await freeNumberPlace(dependencies, mask);
  return dependencies.store.replace(mask, tombstone);
};

/**
 * Gives back a number that nobody has on file, or nobody any more. The tombstone comes first: it is the claim by which
 * no request adopts the number meanwhile, and if we stop in between, the sweep sees it and asks the carrier again.
 * @returns whether it was ours to give: `false` when it is on file after all
 */
export const giveBackUnfiled = async (
  dependencies: Dependencies,
  number: E164,
  signal: AbortSignal,
): Promise<boolean> => {
  const { store } = dependencies;
  const isClaimed =
    (await store.insert(tombstoneOf(number, dependencies))) ||
    (await store.find(number))?.state === 'released';
  if (isClaimed) {
    await dependencies.supplier.release(number, signal);
  }
  return isClaimed;
};

/** The same for a number that is on file as nothing but this reservation. `false`: somebody has moved it on. */
export const giveBackReserved = async (
  dependencies: Dependencies,
  reservation: Mask,
  signal: AbortSignal,
): Promise<boolean> => {
  const isClaimed = await dependencies.store.replace(
    reservation,
    tombstoneOf(reservation.mask, dependencies),
  );
  if (isClaimed) {
    await dependencies.supplier.release(reservation.mask, signal);
  }
  return isClaimed;
};
