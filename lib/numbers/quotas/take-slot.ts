import { makeTurns } from '../../async/take-turns.ts';
import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { SlotStore } from './slot-store.ts';
import type { Holder, Quota, Slots } from './slots.ts';

/** What taking and freeing slots takes. */
export interface SlotDependencies<Store extends SlotStore = SlotStore> {
  readonly store: Store;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/** Each lost race was won by another worker, so that fifty at once need fifty tries at the most. */
const TRIES = 100;

/**
 * Takes a slot. A holder that has it already gets no second one, but the row is written all the same: a worker that is
 * about to free the slot on older evidence loses the race and has to look again.
 * @returns `false`: all are taken
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
 * Frees a slot if it is taken and `mayFree` says so. `mayFree` is asked between reading and writing the row, so that
 * nobody can have taken the slot again meanwhile.
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
 * Replaces the holders by those that `next` makes of them. `undefined` leaves them as they are.
 * @returns whether they were replaced
 * @throws Problem `request-in-progress` when too many others do the same
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
  throw new Problem('request-in-progress', 'Too many ask for masks at once.', {
    retryAfterSeconds: 5,
  });
};

/** A number that no mask hides any more leaves no row behind. */
const write = (store: SlotStore, before: Slots | undefined, after: Slots): Promise<boolean> => {
  if (before === undefined) {
    return store.insertSlots(after);
  }
  return after.holders.length === 0 ? store.removeSlots(before) : store.replaceSlots(before, after);
};

const DAY_SECONDS = 24 * 60 * 60;

/** Two days after its end nobody asks for a day any more. */
const purgeOf = (quota: Quota): Pick<Slots, 'purgeAtSeconds'> =>
  'day' in quota ? { purgeAtSeconds: Date.parse(quota.day) / 1000 + 3 * DAY_SECONDS } : {};
