import type { Owned } from '../../carriers/supplier.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Assignments } from '../assignments.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { LEASE_SECONDS } from '../buying/work-lease.ts';
import type { NumberRow, OwnedNumber } from '../owned-number.ts';

/** The numbers in the carrier's list. */
export interface AtCarrier {
  /** Managed: they carry the name of this installation. */
  readonly ours: ReadonlySet<E164>;
  /** In the account, and not managed. */
  readonly foreign: ReadonlySet<E164>;
  /** Managed, and in the account before they were imported. */
  readonly imported: ReadonlySet<E164>;
  /** Managed, and set to send their calls elsewhere. */
  readonly astray: ReadonlySet<E164>;
}

export const atCarrier = (owned: readonly Owned[]): AtCarrier => {
  const numbersThat = (is: (one: Owned) => boolean | undefined): ReadonlySet<E164> =>
    new Set(owned.filter(is).map(({ number }) => number));
  return {
    ours: numbersThat(({ isManaged }) => isManaged),
    foreign: numbersThat(({ isManaged }) => !isManaged),
    imported: numbersThat(({ isManaged, isImported }) => isManaged && isImported),
    astray: numbersThat(({ isManaged, isAstray }) => isManaged && isAstray),
  };
};

/** The kind of finding that a row becomes if a second look confirms it. */
export type RowFindingKind =
  | 'drifted'
  | 'expired'
  | 'missing-number'
  | 'pending-order'
  | 'stray-reservation'
  | 'unfinished-release';

/** What each row is compared with. */
export interface Comparison {
  readonly carrier: AtCarrier;
  readonly endsAtSeconds: Assignments['endsAtSeconds'];
  readonly nowSeconds: number;
  readonly releaseAfterDays: number;
}

const DAY_SECONDS = 24 * 60 * 60;

/** A function runs for at most 28 s. Until its lease and its run are over, a worker may still order the number. */
const WORKER_SECONDS = LEASE_SECONDS + 28;

/** Compares one row with the carrier's list and the clock. `undefined`: it is in order. */
export const compareRow = (
  row: NumberRow,
  { carrier, endsAtSeconds, nowSeconds, releaseAfterDays }: Comparison,
): RowFindingKind | undefined => {
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
      return driftedOrMissing(row, carrier);
  }
};

const driftedOrMissing = ({ mask }: OwnedNumber, carrier: AtCarrier): RowFindingKind | undefined => {
  if (hasDrifted(mask, carrier)) {
    return 'drifted';
  }
  return carrier.ours.has(mask) ? undefined : 'missing-number';
};

/** Whether the account has the number, but its calls go elsewhere, or it lost the name of this installation. */
export const hasDrifted = (mask: E164, { astray, foreign }: AtCarrier): boolean =>
  astray.has(mask) || foreign.has(mask);

/** Whether the request is unfinished, no worker has its lease, and its client no longer has time to repeat it. */
export const isStuck = (request: StoredRequest, nowSeconds: number): boolean =>
  request.answer === undefined &&
  request.rollBackAtSeconds <= nowSeconds &&
  request.leaseEndsAtSeconds <= nowSeconds;
