import type { Assignments } from '../assignments.ts';
import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import { freeNumberSlot } from '../quotas/number-slot.ts';
import type { SlotStore } from '../quotas/slot-store.ts';
import type { TombstoneDependencies } from './tombstone.ts';
import { tombstoneFor } from './tombstone.ts';

export interface EndNumberDependencies extends TombstoneDependencies {
  readonly store: NumberStore & SlotStore;
  readonly assignments: Pick<Assignments, 'personOf'>;
}

/**
 * Ends an owned number: its slot is freed first, then a tombstone takes the place of its row. Every flow by which an
 * active number ends comes through here. A reservation ends with its tombstone first: see `releaseReserved`, and
 * `endOrder` in lib/people/erase-rows.ts. `false`: another worker has ended it, with the same result.
 */
export const endNumber = async (
  dependencies: EndNumberDependencies,
  row: OwnedNumber,
  tombstone: Tombstone = tombstoneFor(row, dependencies),
): Promise<boolean> => {
  await freeNumberSlot(dependencies, dependencies.assignments.personOf(row), row.slot);
  return dependencies.store.replace(row, tombstone);
};
