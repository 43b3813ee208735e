import { Problem } from '../../errors/problem.ts';
import type { Mask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Holder } from './slots.ts';
import type { Dependencies } from './take-slot.ts';
import { freeSlot, takeSlot } from './take-slot.ts';
import { freeUnused } from './unused-slots.ts';

export interface NumberDependencies extends Dependencies {
  /** So many masks one number may have. */
  readonly masksPerNumber: number;
}

/**
 * Takes one of the slots that a number has for masks. From then on no mask is made of the number itself.
 * @throws Problem `number-quota` when it has as many masks as it may
 */
export const takeNumberSlot = async (
  dependencies: NumberDependencies,
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
      'The number has as many masks as one may have here. Release one of them, or have the quota raised.',
    );
  }
};

/** Frees the place of a mask that its number no longer needs. One from before there were places has none. */
export const freeNumberSlot = async (
  dependencies: Dependencies,
  { number, slot }: Pick<Mask, 'number' | 'slot'>,
): Promise<void> => {
  await (slot !== undefined && freeSlot(dependencies, { number }, slot));
};

/** Whether the number is one that somebody hides behind masks, or is about to. */
export const isHidden = async (store: Pick<MaskStore, 'findSlots'>, number: E164): Promise<boolean> =>
  (await store.findSlots({ number })) !== undefined;
