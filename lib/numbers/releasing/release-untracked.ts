import type { NumberSupplier } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber, ReleasedNumber } from '../owned-number.ts';
import type { NumberReleased } from './release-or-restore.ts';
import { releaseOrRestore } from './release-or-restore.ts';
import type { TombstoneDependencies } from './tombstone.ts';
import { tombstoneFor, tombstoneOf } from './tombstone.ts';

export interface ReleaseUntrackedDependencies extends TombstoneDependencies {
  readonly store: NumberStore;
  readonly supplier: Pick<NumberSupplier, 'release' | 'webhooks'>;
}

/**
 * Releases an untracked number. The tombstone comes first: while it stands, no request adopts the number and nobody
 * imports it. If we stop in between, or the carrier takes the number later, the reconciliation finds the tombstone and
 * asks the carrier again.
 * @returns `on-file`: the number is tracked, or another worker is at it
 */
export const releaseUntracked = async (
  dependencies: ReleaseUntrackedDependencies,
  number: E164,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const tombstone = await claimUntracked(dependencies, number);
  return tombstone === undefined ? 'on-file' : releaseOrRestore(dependencies.supplier, tombstone, signal);
};

/** A tombstone that is there already lasts anew: the carrier may take the number only when the old one would be gone. */
const claimUntracked = async (
  dependencies: ReleaseUntrackedDependencies,
  number: E164,
): Promise<ReleasedNumber | undefined> => {
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

/** The same for a number that is on file as this reservation only. `on-file`: another worker has gone on with it. */
export const releaseReserved = async (
  dependencies: ReleaseUntrackedDependencies,
  reservation: OwnedNumber,
  signal: AbortSignal,
): Promise<NumberReleased | 'on-file'> => {
  const { store, supplier } = dependencies;
  const isOurs = await store.replace(reservation, tombstoneOf(reservation.mask, dependencies));
  return isOurs ? releaseOrRestore(supplier, reservation, signal) : 'on-file';
};
