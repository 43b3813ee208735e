import type { ConnectionName } from '../../carriers/connection.ts';
import type { MaskId } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Result } from './act.ts';
import type { FindingKind } from './finding.ts';
import type { Refusal } from './limit.ts';
import type { Counts } from './read-all.ts';

/** A finding, and what was done about it. `unsettled`: nothing was, because the reconciliation only checks, or refused. */
export interface Settled {
  readonly kind: FindingKind;
  /** For the operator's terminal, never for a log. */
  readonly number: E164 | undefined;
  readonly mask: MaskId | undefined;
  /** `postponed`: there was no time for it; the next reconciliation finds it again. */
  readonly result: Result | 'failed' | 'postponed' | 'unsettled';
  /** What was thrown. */
  readonly cause?: unknown;
}

/**
 * Whether the carrier's numbers that are proven ours are the masks that are active, expired or being released, and
 * those being ordered whose order went through.
 */
export interface Ledger {
  readonly holds: boolean;
  /** On file, and not at the carrier. */
  readonly missing: number;
  /** At the carrier, and not on file. */
  readonly surplus: number;
}

export interface ReconciliationReport {
  readonly connection: ConnectionName;
  readonly isCheckOnly: boolean;
  /** Whether the end of the table was reached. If not, the next reconciliation goes on there. */
  readonly isComplete: boolean;
  /** Why nothing was touched. */
  readonly refusal?: Refusal;
  /** What was or would be changed, with the missing numbers; of it `limit` is let through unasked. */
  readonly changes: number;
  readonly limit: number;
  /** Rows of the table, and numbers of the carrier: on our application, and elsewhere in the account. */
  readonly counts: Readonly<Counts> & { readonly ours: number; readonly foreign: number };
  readonly ledger: Ledger;
  readonly findings: readonly Settled[];
  /** What was thrown for each number whose unused slots could not be freed; the next reconciliation finds them again. */
  readonly unfreed: readonly unknown[];
}
