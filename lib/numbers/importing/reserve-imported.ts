import { Problem } from '../../errors/problem.ts';
import type { E164 } from '../../phone/e164.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import type { NumberSlotDependencies } from '../quotas/number-slot.ts';
import { freeNumberSlot, takeNumberSlot } from '../quotas/number-slot.ts';
import { refuseOwnedNumber } from '../refuse-owned-number.ts';

/** Takes a slot of the person, then writes the row unless it has changed since it was read. */
export const reserveImported = async (
  dependencies: NumberSlotDependencies,
  row: OwnedNumber,
  person: E164,
  earlier: Tombstone | undefined,
): Promise<void> => {
  const { store } = dependencies;
  await takeNumberSlot(dependencies, person, { id: String(row.slot), mask: row.mask });
  try {
    await refuseOwnedNumber(store, person);
    if (!(await (earlier === undefined ? store.insert(row) : store.replace(earlier, row)))) {
      throw changedMeanwhile();
    }
  } catch (error) {
    await freeUnlessWritten(dependencies, row, person).catch(() => undefined);
    throw error;
  }
};

/**
 * Frees the slot unless a row uses it. A write that reports a lost race may have happened: its answer got lost, and
 * another worker has changed the row since.
 */
const freeUnlessWritten = async (
  dependencies: NumberSlotDependencies,
  row: OwnedNumber,
  person: E164,
): Promise<void> => {
  const found = await dependencies.store.find(row.mask);
  const isWritten = found !== undefined && found.state !== 'released' && found.slot === row.slot;
  if (!isWritten) {
    await freeNumberSlot(dependencies, person, row.slot);
  }
};

export const changedMeanwhile = (): Problem =>
  new Problem('mask-changed', 'Another worker has changed this number. Repeat the import.');
