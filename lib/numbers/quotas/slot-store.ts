import type { Quota, Slots } from './slots.ts';

/** The taken slots of each quota. Conditional writes and consistent reads, as in NumberStore. */
export interface SlotStore {
  findSlots(quota: Quota): Promise<Slots | undefined>;
  insertSlots(slots: Slots): Promise<boolean>;
  replaceSlots(before: Slots, after: Slots): Promise<boolean>;
  removeSlots(slots: Slots): Promise<boolean>;
}
