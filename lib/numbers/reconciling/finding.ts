import type { MaskId } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import type { NumberRow, OwnedNumber } from '../owned-number.ts';
import type { AtCarrier } from './compare.ts';

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
 * reconciliation only checks, or refused this step.
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
 * Whether handling the finding is right only if the carrier's list is that of the right account. A number in that list, under
 * the name of this installation, shows by itself that it is. What the table alone decides is right with any list.
 */
export const needsRightAccount = (finding: Finding, { ours }: Pick<AtCarrier, 'ours'>): boolean => {
  switch (finding.kind) {
    case 'orphan':
      return finding.isDue;
    case 'drifted':
      return false;
    case 'stuck-request':
      return finding.row !== undefined && !isKnownToClient(finding.row) && !ours.has(finding.row.mask);
    default:
      return !ours.has(finding.row.mask);
  }
};

/** Whether a client knows the mask, so that its request is only finished. */
export const isKnownToClient = ({ state, isAnnounced, isChanged }: OwnedNumber): boolean =>
  state === 'active' && (isAnnounced === true || isChanged === true);

/**
 * Whether a finding is evidence of a wrong account: a mask that should be there and is not, or an orphan that is due. An order
 * or a release that was cut off is none, because its number may well be absent.
 */
export const isEvidence = (finding: Finding, carrier: Pick<AtCarrier, 'ours'>): boolean =>
  needsRightAccount(finding, carrier) && (finding.kind === 'orphan' || finding.row?.state === 'active');
