import type { NumberSupplier } from '../../carriers/carrier.ts';
import type { Mask, ReleasedMask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { E164 } from '../../phone/e164.ts';
import { freeNumberSlot } from '../quotas/number-slot.ts';
import type { NumberReleased } from './release-or-restore.ts';
import { releaseOrRestore } from './release-or-restore.ts';
import type { Dependencies as TombstoneDependencies } from './tombstone.ts';
import { tombstoneFor, tombstoneOf } from './tombstone.ts';

export interface Dependencies extends TombstoneDependencies {
  readonly store: MaskStore;
  readonly supplier: NumberSupplier;
}

/**
 * Ends a mask: whatever else is kept because of it goes first, then a tombstone takes the place of its row. Every road
 * by which a mask ends comes through here. A reservation ends otherwise, its tombstone first: see `giveBackReserved`, and
 * `endOrder` in forget-rows.ts. `false`: somebody else has ended it, with the same result.
 */
export const endMask = async (
  dependencies: Omit<Dependencies, 'supplier'>,
  mask: Mask,
  tombstone: ReleasedMask = tombstoneFor(mask, dependencies),
): Promise<boolean> => {
  await freeNumberSlot(dependencies, mask);
  return dependencies.store.replace(mask, tombstone);
};

/**
 * Releases a number that nobody has on file, or nobody any more. The tombstone comes first: it is the claim by which
 * no request adopts the number meanwhile, and nobody imports it; and if we stop in between, or the carrier takes it later,
 * the reconciliation sees it and asks the carrier again.
 * @returns `on-file`: it was not ours to give, or somebody else is at it
 */
export const releaseUntracked = async (
  dependencies: Dependencies,
  number: E164,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const claim = await claimUntracked(dependencies, number);
  return claim === undefined ? 'on-file' : releaseOrRestore(dependencies.supplier, claim, signal);
};

/** A tombstone that is there already lasts anew: the number may come only when the old one would be gone. */
const claimUntracked = async (
  dependencies: Dependencies,
  number: E164,
): Promise<ReleasedMask | undefined> => {
  const { store } = dependencies;
  const tombstone = tombstoneOf(number, dependencies);
  if (await store.insert(tombstone)) {
    return tombstone;
  }
  const row = await store.find(number);
  if (row?.state !== 'released') {
    return undefined;
  }
  const renewed = tombstoneFor(row, dependencies);
  return (await store.replace(row, renewed)) ? renewed : undefined;
};

/** The same for a number that is on file as nothing but this reservation. `on-file`: somebody has moved it on. */
export const releaseReserved = async (
  dependencies: Dependencies,
  reservation: Mask,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const { store, supplier } = dependencies;
  const isClaimed = await store.replace(reservation, tombstoneOf(reservation.mask, dependencies));
  return isClaimed ? releaseOrRestore(supplier, reservation, signal) : 'on-file';
};
