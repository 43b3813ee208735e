import type { ConnectionName } from '../../carriers/connection.ts';
import type { MaskId } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { AtCarrier } from './compare.ts';
import type { Finding, FindingKind, FindingResult } from './finding.ts';
import type { Refusal } from './plan.ts';
import type { Counts } from './read-all.ts';

/** A finding, and what was done about it. */
export interface HandledFinding {
  readonly kind: FindingKind;
  /** For the operator's terminal, never for a log. */
  readonly number: E164 | undefined;
  readonly mask: MaskId | undefined;
  readonly result: FindingResult;
  /** What was thrown. */
  readonly cause?: unknown;
}

/**
 * Whether the managed numbers at the carrier are the same as the masks on file: those that are active, expired or
 * releasing, and those that are ordering and bought.
 */
export interface Ledger {
  readonly holds: boolean;
  /** How many are on file, and not at the carrier. */
  readonly missing: number;
  /** How many are at the carrier, and not on file. */
  readonly surplus: number;
}

export interface ReconciliationReport {
  readonly connection: ConnectionName;
  readonly isCheckOnly: boolean;
  /** Whether the end of the table was reached. If not, the next reconciliation continues there. */
  readonly isComplete: boolean;
  /** Why steps were left alone that are right only with the right account. */
  readonly refusal?: Refusal;
  /** How many masks are missing and how many orphans are due. Up to `limit` are believed unasked. */
  readonly changes: number;
  readonly limit: number;
  /** Rows of the table, and numbers in the account: `ours` are managed, `foreign` are not. */
  readonly counts: Readonly<Counts> & { readonly ours: number; readonly foreign: number };
  readonly ledger: Ledger;
  readonly findings: readonly HandledFinding[];
  /** What was thrown for each number whose unused slots could not be freed. The next reconciliation tries again. */
  readonly unfreed: readonly unknown[];
}

/** Counts the findings, because every other row and number is in order. */
export const ledgerOf = (findings: readonly Finding[], carrier: AtCarrier): Ledger => {
  const missing = findings.filter((finding) => isMissing(finding, carrier)).length;
  const surplus = findings.filter(isSurplus).length;
  return { holds: missing + surplus === 0, missing, surplus };
};

const isMissing = (finding: Finding, { ours }: AtCarrier): boolean => {
  switch (finding.kind) {
    case 'missing-number':
      return true;
    case 'expired':
    case 'unfinished-release':
      return !ours.has(finding.row.mask);
    default:
      return false;
  }
};

const isSurplus = (finding: Finding): boolean =>
  finding.kind === 'orphan' || (finding.kind === 'unfinished-release' && finding.row.state === 'released');
