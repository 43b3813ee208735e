import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { NumberRow, Tombstone } from '../owned-number.ts';

export interface TombstoneDependencies {
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  /** For how long a released number is not bought again, so that its old callers do not reach a new person. Default: 90. */
  readonly tombstoneDays?: number;
}

const TOMBSTONE_DAYS = 90;
const DAY_SECONDS = 24 * 60 * 60;

/** The tombstone of a number. It holds nothing of a person. */
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
 * The life of a tombstone of a number that was not bought. Its worker may sleep just before the order. If it wakes up
 * and buys, the tombstone shows that the number must be released.
 */
const NOT_BOUGHT_SECONDS = DAY_SECONDS;

/** The tombstone of a number that was reserved and, as far as is known, not bought. */
export const tombstoneOfUnbought = (
  mask: E164,
  dependencies: Pick<TombstoneDependencies, 'ids' | 'nowSeconds'>,
): Tombstone => ({
  ...tombstoneOf(mask, dependencies),
  purgeAtSeconds: dependencies.nowSeconds() + NOT_BOUGHT_SECONDS,
});

/**
 * The tombstone of a number that a client had. It keeps the request's id, because a request buys only one mask. It keeps
 * the former settings of an imported number: a worker that slept may take the number over once more, and then they have
 * to be restored again.
 */
export const tombstoneFor = (row: NumberRow, dependencies: TombstoneDependencies): Tombstone => ({
  ...tombstoneOf(row.mask, dependencies),
  ...(row.requestId !== undefined && { requestId: row.requestId }),
  ...(row.former !== undefined && { former: row.former }),
  ...(row.isToBeReleased && { isToBeReleased: row.isToBeReleased }),
});
