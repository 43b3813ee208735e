import type { MaskId } from '../../ids.ts';
import type { Mask, ReleasedMask } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import type { StoredRequest } from '../buying/stored-request.ts';

/** What is wrong with a number, or due to be done. */
export type Finding =
  /** At the carrier, on nobody's file. `isDue`: it may be released. */
  | {
      readonly kind: 'orphan';
      readonly number: E164;
      readonly firstSeenAtSeconds: number;
      readonly isDue: boolean;
    }
  /** Active, and not at the carrier: calls to it fail. */
  | { readonly kind: 'missing-number'; readonly row: Mask }
  /** Active, and at the carrier it is set to send its calls elsewhere. */
  | { readonly kind: 'drifted'; readonly row: Mask }
  /** A client was told of it, and the carrier had still to deliver it. */
  | { readonly kind: 'pending-order'; readonly row: Mask }
  /** Reserved, and no request wants it any more. */
  | { readonly kind: 'stray-reservation'; readonly row: Mask }
  /** Nobody goes on with it; `row` is the mask that was made for it, if there is one. */
  | { readonly kind: 'stuck-request'; readonly request: StoredRequest; readonly row: Mask | undefined }
  /** Being released, or a tombstone whose number is still at the carrier. */
  | { readonly kind: 'unfinished-release'; readonly row: Mask | ReleasedMask }
  /** Expired for longer than its owner may revive it. */
  | { readonly kind: 'expired'; readonly row: Mask };

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

export const numberOf = (finding: Finding): E164 | undefined =>
  finding.kind === 'orphan' ? finding.number : finding.row?.mask;

/** The id of the mask that a finding is about. An orphan has none, and a tombstone has erased it. */
export const maskIdOf = (finding: Finding): MaskId | undefined => {
  const row = finding.kind === 'orphan' ? undefined : finding.row;
  return row === undefined || row.state === 'released' ? undefined : row.id;
};

/**
 * Whether a finding counts towards what one reconciliation may change. A missing number changes nothing, but many of them mean that the
 * carrier's list is not to be trusted. An orphan that is left alone, and a request that has no mask, touch nobody. Nor does
 * it count to finish what was begun: an order that a client was told of, a release that was asked for.
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
