import type { NumberDependencies } from '../numbers/quotas/number-slot.ts';
import { freeNumberSlot, takeNumberSlot } from '../numbers/quotas/number-slot.ts';
import { freeSlot } from '../numbers/quotas/take-slot.ts';
import type { Mask } from './mask.ts';
import { refuseMaskAsNumber } from './refuse-mask-as-number.ts';

/**
 * Puts a mask before another number: takes a slot there, writes, and then frees the old slot. The place is a new one
 * each time, so that of two who move the mask at once neither frees what the other uses. One that was not freed, or
 * whose use was left open, is found by the reconciliation.
 * @returns `undefined` when somebody else has changed the mask
 * @throws Problem `number-quota`, `number-not-allowed`
 */
export const moveMask = async (
  dependencies: NumberDependencies,
  before: Mask,
  changed: Mask,
): Promise<Mask | undefined> => {
  const { store, ids } = dependencies;
  const slot = ids.slotId();
  const after: Mask = { ...changed, slot };
  const takeBack = () => freeUnlessUsed(dependencies, after, slot).catch(() => undefined);
  await takeNumberSlot(dependencies, after.number, { id: slot, mask: after.mask });
  await refuseMaskAsNumber(store, after.number).catch(async (error: unknown) => {
    await takeBack();
    throw error;
  });
  if (!(await store.replace(before, after))) {
    await takeBack();
    return undefined;
  }
  // The mask is moved, whatever becomes of its old slot.
  await freeNumberSlot(dependencies, before).catch(() => undefined);
  return after;
};

/** A write that seems to have lost may have happened: its answer was lost, and somebody has changed the mask since. */
const freeUnlessUsed = (
  dependencies: NumberDependencies,
  { mask, number }: Mask,
  slot: string,
): Promise<void> =>
  freeSlot(dependencies, { number }, slot, async () => {
    const row = await dependencies.store.find(mask);
    return row === undefined || row.state === 'released' || row.slot !== slot;
  });
