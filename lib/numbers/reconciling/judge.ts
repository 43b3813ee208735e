import type { Owned } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Assignments } from '../assignments.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { LEASE_SECONDS } from '../buying/work-lease.ts';
import type { NumberRow, OwnedNumber } from '../owned-number.ts';

/** What the carrier says it has for us. */
export interface AtCarrier {
  /** On the application that is ours alone. */
  readonly ours: ReadonlySet<E164>;
  /** Somewhere else in the account. */
  readonly foreign: ReadonlySet<E164>;
  /** Of ours, those that were in the account before. */
  readonly imported: ReadonlySet<E164>;
  /** Of ours, those whose calls do not come to us. */
  readonly astray: ReadonlySet<E164>;
}

export const atCarrier = (owned: readonly Owned[]): AtCarrier => {
  const those = (is: (one: Owned) => boolean | undefined): ReadonlySet<E164> =>
    new Set(owned.filter(is).map(({ number }) => number));
  return {
    ours: those(({ isManaged }) => isManaged),
    foreign: those(({ isManaged }) => !isManaged),
    imported: those(({ isManaged, isImported }) => isManaged && isImported),
    astray: those(({ isManaged, isAstray }) => isManaged && isAstray),
  };
};

/** What a row looks like before it has been looked at a second time. */
export type Suspicion =
  | 'drifted'
  | 'expired'
  | 'missing-number'
  | 'pending-order'
  | 'stray-reservation'
  | 'unfinished-release';

export interface Judgement {
  readonly carrier: AtCarrier;
  /** When the assignment of a number ends. `undefined`: never. */
  readonly endsAtSeconds: Assignments['endsAtSeconds'];
  readonly nowSeconds: number;
  readonly releaseAfterDays: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/** A function lives 28 s. A worker younger than its lease and its life may still be about to order the number. */
const WORKER_SECONDS = LEASE_SECONDS + 28;

export const suspect = (
  row: NumberRow,
  { carrier, endsAtSeconds, nowSeconds, releaseAfterDays }: Judgement,
): Suspicion | undefined => {
  switch (row.state) {
    case 'released':
      return carrier.ours.has(row.mask) ? 'unfinished-release' : undefined;
    case 'releasing':
      return 'unfinished-release';
    case 'ordering':
      if (row.isAnnounced) {
        return 'pending-order';
      }
      return Date.parse(row.createdAt) / 1000 + WORKER_SECONDS <= nowSeconds
        ? 'stray-reservation'
        : undefined;
    case 'active':
      if ((endsAtSeconds(row) ?? Number.POSITIVE_INFINITY) + releaseAfterDays * DAY_SECONDS <= nowSeconds) {
        return 'expired';
      }
      return lostOrAstray(row, carrier);
  }
};

const lostOrAstray = ({ mask }: OwnedNumber, carrier: AtCarrier): Suspicion | undefined => {
  if (hasDrifted(mask, carrier)) {
    return 'drifted';
  }
  return carrier.ours.has(mask) ? undefined : 'missing-number';
};

/** It is in the account, but set to send its calls elsewhere, or no longer under our name. */
export const hasDrifted = (mask: E164, { astray, foreign }: AtCarrier): boolean =>
  astray.has(mask) || foreign.has(mask);

/** Unfinished, nobody works on it, and its client had time enough to come back. */
export const isStuck = (request: StoredRequest, nowSeconds: number): boolean =>
  request.answer === undefined &&
  request.rollBackAtSeconds <= nowSeconds &&
  request.leaseEndsAtSeconds <= nowSeconds;
