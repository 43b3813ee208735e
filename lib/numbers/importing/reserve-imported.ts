import { Problem } from '../../errors/problem.ts';
import type { Mask, ReleasedMask } from '../../masks/mask.ts';
import { refuseMaskAsNumber } from '../../masks/refuse-mask-as-number.ts';
import type { NumberDependencies } from '../quotas/number-slot.ts';
import { freeNumberSlot, takeNumberSlot } from '../quotas/number-slot.ts';

/** As when a number is bought: a place of the number first, then the row, on the condition that it is as it was. */
export const reserveImported = async (
  dependencies: NumberDependencies,
  row: Mask,
  earlier: ReleasedMask | undefined,
): Promise<void> => {
  const { store } = dependencies;
  await takeNumberSlot(dependencies, row.number, { id: String(row.slot), mask: row.mask });
  try {
    await refuseMaskAsNumber(store, row.number);
    if (!(await (earlier === undefined ? store.insert(row) : store.replace(earlier, row)))) {
      throw changedMeanwhile();
    }
  } catch (error) {
    await freeUnlessWritten(dependencies, row).catch(() => undefined);
    throw error;
  }
};

/** A write that seems to have lost may have happened: its answer was lost, and somebody has changed the row since. */
const freeUnlessWritten = async (dependencies: NumberDependencies, row: Mask): Promise<void> => {
  const found = await dependencies.store.find(row.mask);
  const isWritten = found !== undefined && found.state !== 'released' && found.slot === row.slot;
  await (!isWritten && freeNumberSlot(dependencies, row));
};

export const changedMeanwhile = (): Problem =>
  new Problem('mask-changed', 'Somebody else works on the same number. Repeat the import.');
