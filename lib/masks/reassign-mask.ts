import type { NumberSlotDependencies } from '../numbers/quotas/number-slot.ts';
import { freeNumberSlot, takeNumberSlot } from '../numbers/quotas/number-slot.ts';
import { freeSlot } from '../numbers/quotas/take-slot.ts';
import type { UnusedSlotsStore } from '../numbers/quotas/unused-slots.ts';
import { refuseOwnedNumber } from '../numbers/refuse-owned-number.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

export type ReassignMaskDependencies = NumberSlotDependencies<MaskStore & UnusedSlotsStore>;

/**
 * Assigns a mask to another number: takes a slot there, writes the mask, then frees the old slot. The slot is a new one
 * each time, so that of two workers that reassign the mask at once neither frees what the other uses. The reconciliation
 * finds a slot that was not freed, or that nothing uses.
 * @returns `undefined` when another client has changed the mask
 * @throws Problem `number-quota`, `number-not-allowed`
 */
export const reassignMask = async (
  dependencies: ReassignMaskDependencies,
  before: Mask,
  changed: Mask,
): Promise<Mask | undefined> => {
  const { store, ids } = dependencies;
  const slot = ids.slotId();
  const after: Mask = { ...changed, slot };
  const takeBack = () => freeUnlessUsed(dependencies, after, slot).catch(() => undefined);
  await takeNumberSlot(dependencies, after.number, { id: slot, mask: after.mask });
  await refuseOwnedNumber(store, after.number).catch(async (error: unknown) => {
    await takeBack();
    throw error;
  });
  if (!(await store.replace(before, after))) {
    await takeBack();
    return undefined;
  }
  // The mask is reassigned, whatever becomes of its old slot.
  await freeNumberSlot(dependencies, before.number, before.slot).catch(() => undefined);
  return after;
};

/** A write that seems to have lost may have happened: its answer was lost, and another client has changed the mask since. */
const freeUnlessUsed = (
  dependencies: ReassignMaskDependencies,
  { mask, number }: Mask,
  slot: string,
): Promise<void> =>
  freeSlot(dependencies, { number }, slot, async () => {
    const row = await dependencies.store.find(mask);
    return row === undefined || row.state === 'released' || row.slot !== slot;
  });
