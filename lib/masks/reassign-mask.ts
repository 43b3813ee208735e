import type { NumberSlotDependencies } from '../numbers/quotas/number-slot.ts';
import { freeNumberSlot, takeNumberSlot } from '../numbers/quotas/number-slot.ts';
import { freeSlot } from '../numbers/quotas/take-slot.ts';
import type { UnusedSlotsStore } from '../numbers/quotas/unused-slots.ts';
import { refuseOwnedNumber } from '../numbers/refuse-owned-number.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

export type ReassignMaskDependencies = NumberSlotDependencies<MaskStore & UnusedSlotsStore>;

/**
 * Assigns a mask to another number: takes a slot of that number, writes the mask, then frees the old slot. Each
 * reassignment takes a new slot, so that of two at once neither frees the slot of the other. The reconciliation frees a
 * slot that is left over.
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
  // The mask is reassigned even if its old slot cannot be freed now.
  await freeNumberSlot(dependencies, before.number, before.slot).catch(() => undefined);
  return after;
};

/**
 * Frees the slot unless the mask uses it. A write that reports a lost race may have happened: its answer got lost, and
 * another client has changed the mask since.
 */
const freeUnlessUsed = (
  dependencies: ReassignMaskDependencies,
  { mask, number }: Mask,
  slot: string,
): Promise<void> =>
  freeSlot(dependencies, { number }, slot, async () => {
    const row = await dependencies.store.find(mask);
    return row === undefined || row.state === 'released' || row.slot !== slot;
  });
