import type { Quota, Slots } from './slots.ts';

/** The slots that are taken in each quota. Conditional writes and consistent reads, as for numbers. */
export interface SlotStore {
  findSlots(quota: Quota): Promise<Slots | undefined>;
  insertSlots(slots: Slots): Promise<boolean>;
  replaceSlots(before: Slots, after: Slots): Promise<boolean>;
  removeSlots(slots: Slots): Promise<boolean>;
}
