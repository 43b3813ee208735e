import { makeTurns } from '../../async/take-turns.ts';
import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { Ceiling, Holder, Places } from './slots.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/** A lost race was won by somebody else, so that fifty at once need fifty tries at the most. */
const TRIES = 100;

/**
 * Takes a place. Whoever has it already gets no second one, but the row is written all the same: who is about to free
 * the place on older evidence than ours loses the race and has to look again.
 * @returns `false`: all are taken
 */
export const takePlace = (
  dependencies: Dependencies,
  ceiling: Ceiling,
  holder: Omit<Holder, 'takenAtSeconds'>,
  limit: number,
): Promise<boolean> =>
  changeHolders(dependencies, ceiling, async (holders) => {
    const others = without(holders, holder.id);
    const isNew = others.length === holders.length;
    return isNew && others.length >= limit
      ? undefined
      : [...others, { ...holder, takenAtSeconds: dependencies.nowSeconds() }];
  });

/**
 * Frees a place, if it is taken and `mayFree` says so: asked after the row was read and before it is written, so that
 * nobody can have taken the place again in between.
 */
export const freePlace = async (
  dependencies: Dependencies,
  ceiling: Ceiling,
  id: string,
  mayFree: () => Promise<boolean> = async () => true,
): Promise<void> => {
  await changeHolders(dependencies, ceiling, async (holders) => {
    const rest = without(holders, id);
    return rest.length < holders.length && (await mayFree()) ? rest : undefined;
  });
};

const without = (holders: readonly Holder[], id: string): readonly Holder[] =>
  holders.filter((holder) => holder.id !== id);

/**
 * Replaces the holders by those that `next` makes of them; `undefined` leaves them as they are.
 * @returns whether they were replaced
 * @throws Problem `request-in-progress` when too many others do the same
 */
export const changeHolders = (
  dependencies: Pick<Dependencies, 'ids' | 'store'>,
  ceiling: Ceiling,
  next: (holders: readonly Holder[]) => Promise<readonly Holder[] | undefined>,
): Promise<boolean> =>
  turnsAt(dependencies.store)(JSON.stringify(ceiling), () => changeRow(dependencies, ceiling, next));

const turns = new WeakMap<MaskStore, ReturnType<typeof makeTurns>>();

const turnsAt = (store: MaskStore): ReturnType<typeof makeTurns> => {
  const inTurn = turns.get(store) ?? makeTurns();
  turns.set(store, inTurn);
  return inTurn;
};

const changeRow: typeof changeHolders = async ({ store, ids }, ceiling, next) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await store.findPlaces(ceiling);
    const holders = await next(before?.holders ?? []);
    if (holders === undefined) {
      return false;
    }
    if (await write(store, before, { ...ceiling, ...purgeOf(ceiling), holders, etag: ids.etag() })) {
      return true;
    }
  }
  throw new Problem('request-in-progress', 'Too many ask for masks at once. Repeat in a moment.', {
    retryAfterSeconds: 5,
  });
};

/** A number that nobody hides any more leaves no row behind. */
const write = (store: MaskStore, before: Places | undefined, after: Places): Promise<boolean> => {
  if (before === undefined) {
    return store.insertPlaces(after);
  }
  return after.holders.length === 0 ? store.removePlaces(before) : store.replacePlaces(before, after);
};

const DAY_SECONDS = 24 * 60 * 60;

/** Two days after its end nobody asks for a day any more. */
const purgeOf = (ceiling: Ceiling): Pick<Places, 'purgeAtSeconds'> =>
  'day' in ceiling ? { purgeAtSeconds: Date.parse(ceiling.day) / 1000 + 3 * DAY_SECONDS } : {};
