import type { ConnectionName } from '../../carriers/connection.ts';
import type { NumberSupplier } from '../../carriers/supplier.ts';
import type { Ids } from '../../ids.ts';
import type { Assignments } from '../assignments.ts';
import type { FinishDependencies } from '../buying/finished.ts';
import type { RequestStore } from '../buying/request-store.ts';
import type { UnusedSlotsStore } from '../quotas/unused-slots.ts';
import type { ReconciliationNotes } from './reconciliation-notes.ts';
import type { TableScan } from './table-scan.ts';

export interface ReconciliationSettings {
  /** After how many days an expired mask is released to the carrier. Until then a later time revives it. */
  readonly releaseAfterDays: number;
  /** Whether untracked numbers are released, or only reported. */
  readonly releaseOrphans: boolean;
  /** How long an orphan is left alone after it was first seen: a request may still want it. */
  readonly orphanGraceHours: number;
}

export const RECONCILIATION_SETTINGS: ReconciliationSettings = {
  releaseAfterDays: 7,
  releaseOrphans: false,
  orphanGraceHours: 24,
};

/** The rows that a reconciliation reads and finishes. */
export interface ReconcileStore extends RequestStore, TableScan, UnusedSlotsStore {}

export interface ReconcileDependencies extends FinishDependencies {
  readonly store: ReconcileStore;
  readonly assignments: Assignments;
  readonly notes: ReconciliationNotes;
  readonly supplier: NumberSupplier;
  readonly connection: ConnectionName;
  readonly ids: Ids;
  readonly tombstoneDays?: number;
  /** Ends when the time for one piece of the carrier's work is over; asked anew for each. */
  readonly deadline: () => AbortSignal;
  readonly settings: ReconciliationSettings;
}

export interface ReconcileOptions {
  /** Looks at everything and changes nothing. */
  readonly isCheckOnly?: boolean;
  /** Makes exactly this number of changes, though it is more than a reconciliation may make unasked. */
  readonly acceptChanges?: number;
  /** Stops in time and lets the next reconciliation go on. Left out: takes as long as it takes, from the beginning. */
  readonly budgetSeconds?: number;
}
