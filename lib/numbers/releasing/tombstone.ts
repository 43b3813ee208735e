import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Assignments } from '../assignments.ts';
import type { KeptSettings, OwnedNumber, Tombstone } from '../owned-number.ts';

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

/** Longer than a worker sleeps that may take an imported number over once more. */
const SETTINGS_KEPT_SECONDS = DAY_SECONDS;

/** What the tombstone of an owned number needs. */
export interface TombstoneForDependencies extends TombstoneDependencies {
  readonly assignments: Pick<Assignments, 'personOf'>;
}

/**
 * The tombstone of a number that a client had. It keeps the request's id, because a request buys only one mask. It keeps
 * the former settings of an imported number for a day: a worker that slept may take the number over once more, and then
 * they have to be restored again.
 */
export const tombstoneFor = (row: OwnedNumber, dependencies: TombstoneForDependencies): Tombstone => ({
  ...tombstoneOf(row.mask, dependencies),
  requestId: row.requestId,
  ...(row.former !== undefined && { former: row.former, kept: keptFor(row, dependencies) }),
  ...(row.isToBeReleased && { isToBeReleased: row.isToBeReleased }),
});

const keptFor = (
  row: OwnedNumber,
  { assignments, nowSeconds }: Pick<TombstoneForDependencies, 'assignments' | 'nowSeconds'>,
): KeptSettings => {
  const person = assignments.personOf(row);
  return {
    ...(person !== undefined && { person }),
    connection: row.connection,
    carrier: row.carrier,
    untilSeconds: nowSeconds() + SETTINGS_KEPT_SECONDS,
  };
};

/** The same tombstone, as if it were written now. */
export const renewedTombstone = (tombstone: Tombstone, dependencies: TombstoneDependencies): Tombstone => ({
  ...tombstone,
  ...tombstoneOf(tombstone.mask, dependencies),
  ...(tombstone.kept && {
    kept: { ...tombstone.kept, untilSeconds: dependencies.nowSeconds() + SETTINGS_KEPT_SECONDS },
  }),
});
