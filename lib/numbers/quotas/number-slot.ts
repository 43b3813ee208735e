import { Problem } from '../../errors/problem.ts';
import type { E164 } from '../../phone/e164.ts';
import type { SlotStore } from './slot-store.ts';
import type { Holder } from './slots.ts';
import type { SlotDependencies } from './take-slot.ts';
import { freeSlot, takeSlot } from './take-slot.ts';
import type { UnusedSlotsStore } from './unused-slots.ts';
import { freeUnused } from './unused-slots.ts';

export interface NumberSlotDependencies<Store extends UnusedSlotsStore = UnusedSlotsStore>
  extends SlotDependencies<Store> {
  /** The quota: how many masks one number may have. */
  readonly masksPerNumber: number;
}

/**
 * Takes one of the slots that a number has for masks. While a slot is taken, the number itself cannot become a mask.
 * @throws Problem `number-quota` when all slots are taken
 */
export const takeNumberSlot = async (
  dependencies: NumberSlotDependencies,
  number: E164,
  holder: Omit<Holder, 'takenAtSeconds'>,
): Promise<void> => {
  const take = () => takeSlot(dependencies, { number }, holder, dependencies.masksPerNumber);
  if (await take()) {
    return;
  }
  await freeUnused(dependencies, number);
  if (!(await take())) {
    throw new Problem(
      'number-quota',
      'The number has as many masks as its quota allows. Release one of them, or have the quota raised.',
    );
  }
};

/** Frees the slot of a mask in the quota of the person whom it hides. */
export const freeNumberSlot = async (
  dependencies: Pick<SlotDependencies, 'ids' | 'store'>,
  number: E164 | undefined,
  slot: string | undefined,
): Promise<void> => {
  if (number !== undefined && slot !== undefined) {
    await freeSlot(dependencies, { number }, slot);
  }
};

/** Whether masks hide the number, or a worker is about to hide it. */
export const isHidden = async (store: Pick<SlotStore, 'findSlots'>, number: E164): Promise<boolean> =>
  (await store.findSlots({ number })) !== undefined;
