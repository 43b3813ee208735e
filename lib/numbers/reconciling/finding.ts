import type { MaskId } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import type { NumberRow, OwnedNumber } from '../owned-number.ts';

/** A difference between carrier and table, or work that is due. */
export type Finding =
  /** At the carrier, and untracked. `isDue`: this reconciliation may release it. */
  | {
      readonly kind: 'orphan';
      readonly number: E164;
      readonly firstSeenAtSeconds: number;
      readonly isDue: boolean;
    }
  /** Active on file, and not at the carrier: calls to it fail. */
  | { readonly kind: 'missing-number'; readonly row: OwnedNumber }
  /** Active on file, and set at the carrier to send its calls elsewhere. */
  | { readonly kind: 'drifted'; readonly row: OwnedNumber }
  /** The API answered with this mask before the carrier delivered its number. */
  | { readonly kind: 'pending-order'; readonly row: OwnedNumber }
  /** Reserved, and no request names it any more. */
  | { readonly kind: 'stray-reservation'; readonly row: OwnedNumber }
  /** No worker resumes the request. `row`: the mask that was made for it, if there is one. */
  | { readonly kind: 'stuck-request'; readonly request: StoredRequest; readonly row: OwnedNumber | undefined }
  /** Being released, or a tombstone whose number is still at the carrier. */
  | { readonly kind: 'unfinished-release'; readonly row: NumberRow }
  /** Expired for longer than a client may revive it. */
  | { readonly kind: 'expired'; readonly row: OwnedNumber };

export type FindingKind = Finding['kind'];

export const FINDING_KINDS: readonly FindingKind[] = [
  'orphan',
  'missing-number',
  'drifted',
  'pending-order',
  'stray-reservation',
  'stuck-request',
  'unfinished-release',
  'expired',
];

/**
 * The outcome of a step. `changed`: the row has changed since it was read, so the step left it alone. `reported`: the
 * finding needs an operator, or is not due yet. `waiting`: the carrier has not delivered the number, or does not take it
 * back yet.
 */
export type Result = 'changed' | 'done' | 'reported' | 'waiting';

/**
 * The outcome for a finding. `postponed`: the time was over; the next reconciliation finds it again. `untouched`: the
 * reconciliation only checks, or it refused to change anything.
 */
export type FindingResult = Result | 'failed' | 'postponed' | 'untouched';

export const numberOf = (finding: Finding): E164 | undefined =>
  finding.kind === 'orphan' ? finding.number : finding.row?.mask;

/** The id of the mask in a finding. An orphan has none, and a tombstone no longer holds it. */
export const maskIdOf = (finding: Finding): MaskId | undefined => {
  const row = finding.kind === 'orphan' ? undefined : finding.row;
  return row === undefined || row.state === 'released' ? undefined : row.id;
};

/**
 * Whether a finding counts towards the changes that one reconciliation may make. A missing number counts although it
 * changes nothing: many of them mean that the carrier's list is wrong. Not counted are an orphan that is not due and a
 * request without a mask, which change no mask, and an order or a release that a client asked for and that is only
 * finished here.
 */
export const isChange = (finding: Finding): boolean => {
  switch (finding.kind) {
    case 'orphan':
      return finding.isDue;
    case 'stuck-request':
      return finding.row !== undefined;
    case 'unfinished-release':
    case 'drifted':
    case 'pending-order':
      return false;
    default:
      return true;
  }
};
