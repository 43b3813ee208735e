import type { Ids } from '../../ids.ts';
import type { Mask, ReleasedMask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';

export interface Dependencies {
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  /** For so long a released number is not taken again, so that old callers do not reach a new person. */
  readonly tombstoneDays?: number;
}

const TOMBSTONE_DAYS = 90;
const DAY_SECONDS = 24 * 60 * 60;

/** What stays of a mask: nothing of the person. */
export const tombstoneOf = (
  mask: E164,
  { ids, nowSeconds, tombstoneDays = TOMBSTONE_DAYS }: Dependencies,
): ReleasedMask => ({
  mask,
  state: 'released',
  etag: ids.etag(),
  purgeAtSeconds: nowSeconds() + tombstoneDays * DAY_SECONDS,
});

/**
 * For so long a number that was reserved and not bought is kept from others. Its worker may have gone to sleep just
 * before the order: should it wake up and buy, the number is found by its tombstone and goes back.
 */
const NOT_BOUGHT_SECONDS = DAY_SECONDS;

/** The same for a number that was reserved and, as far as anybody knows, not bought. */
export const tombstoneOfUnbought = (
  mask: E164,
  dependencies: Pick<Dependencies, 'ids' | 'nowSeconds'>,
): ReleasedMask => ({
  ...tombstoneOf(mask, dependencies),
  purgeAtSeconds: dependencies.nowSeconds() + NOT_BOUGHT_SECONDS,
});

/**
 * The same for a mask that somebody had: its request, which is worth one mask, does not get another. Of an imported
 * number it says how it was set, so that whoever finds it ours after all, taken by a worker that slept, knows how it is
 * to be returned.
 */
export const tombstoneFor = (row: Mask | ReleasedMask, dependencies: Dependencies): ReleasedMask => ({
  ...tombstoneOf(row.mask, dependencies),
  ...(row.requestId !== undefined && { requestId: row.requestId }),
  ...(row.former !== undefined && { former: row.former }),
  ...(row.isToBeReleased && { isToBeReleased: row.isToBeReleased }),
});
