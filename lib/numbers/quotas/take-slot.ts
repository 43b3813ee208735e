import { makeTurns } from '../../async/take-turns.ts';
import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { SlotStore } from './slot-store.ts';
import type { Holder, Quota, Slots } from './slots.ts';

export interface SlotDependencies<Store extends SlotStore = SlotStore> {
  readonly store: Store;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/** Each lost race was won by another worker, so fifty workers at once need at most fifty tries. */
const TRIES = 100;

/**
 * Takes a slot. A holder that has it already takes no second one, but the row gets a new etag: a worker that is about to
 * free the slot, because it read older rows, then loses the race and reads again.
 * @returns `false`: all slots are taken
 */
export const takeSlot = (
  dependencies: SlotDependencies,
  quota: Quota,
  holder: Omit<Holder, 'takenAtSeconds'>,
  limit: number,
): Promise<boolean> =>
  changeHolders(dependencies, quota, async (holders) => {
    const others = without(holders, holder.id);
    const isNew = others.length === holders.length;
    return isNew && others.length >= limit
      ? undefined
      : [...others, { ...holder, takenAtSeconds: dependencies.nowSeconds() }];
  });

/**
 * Frees a slot if it is taken and `mayFree` resolves to true. `mayFree` runs between the read and the write of the row,
 * so the write fails if a worker takes the slot again meanwhile.
 */
export const freeSlot = async (
  dependencies: Pick<SlotDependencies, 'ids' | 'store'>,
  quota: Quota,
  id: string,
  mayFree: () => Promise<boolean> = async () => true,
): Promise<void> => {
  await changeHolders(dependencies, quota, async (holders) => {
    const rest = without(holders, id);
    return rest.length < holders.length && (await mayFree()) ? rest : undefined;
  });
};

const without = (holders: readonly Holder[], id: string): readonly Holder[] =>
  holders.filter((holder) => holder.id !== id);

/**
 * Replaces the holders by what `next` returns. `undefined` leaves them as they are.
 * @returns whether they were replaced
 * @throws Problem `request-in-progress` when it loses too many races
 */
export const changeHolders = (
  dependencies: Pick<SlotDependencies, 'ids' | 'store'>,
  quota: Quota,
  next: (holders: readonly Holder[]) => Promise<readonly Holder[] | undefined>,
): Promise<boolean> =>
  turnsAt(dependencies.store)(JSON.stringify(quota), () => changeRow(dependencies, quota, next));

const turns = new WeakMap<SlotStore, ReturnType<typeof makeTurns>>();

const turnsAt = (store: SlotStore): ReturnType<typeof makeTurns> => {
  const inTurn = turns.get(store) ?? makeTurns();
  turns.set(store, inTurn);
  return inTurn;
};

const changeRow: typeof changeHolders = async ({ store, ids }, quota, next) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await store.findSlots(quota);
    const holders = await next(before?.holders ?? []);
    if (holders === undefined) {
      return false;
    }
    if (await write(store, before, { ...quota, ...purgeOf(quota), holders, etag: ids.etag() })) {
      return true;
    }
  }
  throw new Problem('request-in-progress', 'Too many requests for masks at once.', {
    retryAfterSeconds: 5,
  });
};

/** Removes the row when its last slot is freed. */
const write = (store: SlotStore, before: Slots | undefined, after: Slots): Promise<boolean> => {
  if (before === undefined) {
    return store.insertSlots(after);
  }
  return after.holders.length === 0 ? store.removeSlots(before) : store.replaceSlots(before, after);
};

const DAY_SECONDS = 24 * 60 * 60;

/** The row of a day is needed for less than two days after the day ends. */
const purgeOf = (quota: Quota): Pick<Slots, 'purgeAtSeconds'> =>
  'day' in quota ? { purgeAtSeconds: Date.parse(quota.day) / 1000 + 3 * DAY_SECONDS } : {};
