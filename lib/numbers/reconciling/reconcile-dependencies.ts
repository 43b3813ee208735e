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
  /** An expired mask is released after this many days. Until then a client can revive it with a later expiry. */
  readonly releaseAfterDays: number;
  /** Whether orphans are released, or only reported. */
  readonly releaseOrphans: boolean;
  /** How long an orphan is left alone after it was first seen: a request may still adopt it. */
  readonly orphanGraceHours: number;
}

export const RECONCILIATION_SETTINGS: ReconciliationSettings = {
  releaseAfterDays: 7,
  releaseOrphans: false,
  orphanGraceHours: 24,
};

/** The rows that a reconciliation reads and changes. */
export interface ReconcileStore extends RequestStore, TableScan, UnusedSlotsStore {}

export interface ReconcileDependencies extends FinishDependencies {
  readonly store: ReconcileStore;
  readonly assignments: Assignments;
  readonly notes: ReconciliationNotes;
  readonly supplier: NumberSupplier;
  readonly connection: ConnectionName;
  readonly ids: Ids;
  readonly tombstoneDays?: number;
  /** Ends when the time for one request to the carrier is over. Called once for each. */
  readonly deadline: () => AbortSignal;
  readonly settings: ReconciliationSettings;
}

export interface ReconcileOptions {
  /** Compares and changes nothing. */
  readonly isCheckOnly?: boolean;
  /** Believes exactly this many missing masks and due orphans, although a reconciliation believes fewer unasked. */
  readonly acceptChanges?: number;
  /** Stops after this time and lets the next reconciliation continue. Left out: reads the whole table, however long that takes. */
  readonly budgetSeconds?: number;
}
