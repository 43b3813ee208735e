import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import { freeNumberSlot } from '../quotas/number-slot.ts';
import type { SlotStore } from '../quotas/slot-store.ts';
import type { TombstoneForDependencies } from './tombstone.ts';
import { tombstoneFor } from './tombstone.ts';

export interface EndNumberDependencies extends TombstoneForDependencies {
  readonly store: NumberStore & SlotStore;
}

/**
 * Ends an owned number: frees its slot, then replaces its row by a tombstone. Every flow that ends an active number uses
 * this. A reservation ends in the opposite order: see `releaseReserved`, and `endOrder` in lib/people/erase-rows.ts.
 * @returns `false`: another worker has ended the number
 */
export const endNumber = async (
  dependencies: EndNumberDependencies,
  row: OwnedNumber,
  tombstone: Tombstone = tombstoneFor(row, dependencies),
): Promise<boolean> => {
  await freeNumberSlot(dependencies, dependencies.assignments.personOf(row), row.slot);
  return dependencies.store.replace(row, tombstone);
};
