import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { NumberRow, Tombstone } from '../owned-number.ts';

export interface TombstoneDependencies {
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  /** How long a released number is not bought again, so that its old callers do not reach a new person. Default: 90. */
  readonly tombstoneDays?: number;
}

const TOMBSTONE_DAYS = 90;
const DAY_SECONDS = 24 * 60 * 60;

/** What stays of a released number: nothing of a person. */
export const tombstoneOf = (
  mask: E164,
  { ids, nowSeconds, tombstoneDays = TOMBSTONE_DAYS }: TombstoneDependencies,
): Tombstone => ({
  mask,
  state: 'released',
  etag: ids.etag(),
  purgeAtSeconds: nowSeconds() + tombstoneDays * DAY_SECONDS,
});

/**
 * How long a number that was reserved and not bought is kept from others. Its worker may have gone to sleep just before
 * the order: if it wakes up and buys, the tombstone shows that the number has to be released.
 */
const NOT_BOUGHT_SECONDS = DAY_SECONDS;

/** The same for a number that was reserved and, as far as is known, not bought. */
export const tombstoneOfUnbought = (
  mask: E164,
  dependencies: Pick<TombstoneDependencies, 'ids' | 'nowSeconds'>,
): Tombstone => ({
  ...tombstoneOf(mask, dependencies),
  purgeAtSeconds: dependencies.nowSeconds() + NOT_BOUGHT_SECONDS,
});

/**
 * The same for a number that a client had: its request, which is worth one mask, gets no other. Of an imported number
 * the tombstone keeps the former settings: a worker that slept may take the number once more, and then it has to be known
 * how to restore it.
 */
export const tombstoneFor = (row: NumberRow, dependencies: TombstoneDependencies): Tombstone => ({
  ...tombstoneOf(row.mask, dependencies),
  ...(row.requestId !== undefined && { requestId: row.requestId }),
  ...(row.former !== undefined && { former: row.former }),
  ...(row.isToBeReleased && { isToBeReleased: row.isToBeReleased }),
});
