import type { NumberSupplier } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import type { NumberReleased } from './release-or-restore.ts';
import { releaseOrRestore } from './release-or-restore.ts';
import type { TombstoneDependencies } from './tombstone.ts';
import { renewedTombstone, tombstoneOf } from './tombstone.ts';

export interface ReleaseUntrackedDependencies extends TombstoneDependencies {
  readonly store: NumberStore;
  readonly supplier: Pick<NumberSupplier, 'release' | 'webhooks'>;
}

/**
 * Releases an untracked number. It writes the tombstone first, so that no request adopts the number and no worker imports
 * it. If we stop before the carrier is asked, or the carrier takes the number back later, the reconciliation finds the
 * tombstone and asks again.
 * @returns `on-file`: the number is tracked, or another worker has just changed its row
 */
export const releaseUntracked = async (
  dependencies: ReleaseUntrackedDependencies,
  number: E164,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const tombstone = await takeUntracked(dependencies, number);
  return tombstone === undefined ? 'on-file' : releaseOrRestore(dependencies.supplier, tombstone, signal);
};

/** Writes a tombstone, or renews one that is there: the old one could expire before the carrier takes the number back. */
const takeUntracked = async (
  dependencies: ReleaseUntrackedDependencies,
  number: E164,
): Promise<Tombstone | undefined> => {
  const { store } = dependencies;
  const tombstone = tombstoneOf(number, dependencies);
  if (await store.insert(tombstone)) {
    return tombstone;
  }
  const row = await store.find(number);
  if (row?.state !== 'released') {
    return undefined;
  }
  const renewed = renewedTombstone(row, dependencies);
  return (await store.replace(row, renewed)) ? renewed : undefined;
};

/**
 * Releases a number whose only row is this reservation.
 * @returns `on-file`: another worker has changed the row
 */
export const releaseReserved = async (
  dependencies: ReleaseUntrackedDependencies,
  reservation: OwnedNumber,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const { store, supplier } = dependencies;
  const isReplaced = await store.replace(reservation, tombstoneOf(reservation.mask, dependencies));
  return isReplaced ? releaseOrRestore(supplier, reservation, signal) : 'on-file';
};
