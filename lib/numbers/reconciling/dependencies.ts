import type { NumberSupplier } from '../../carriers/carrier.ts';
import type { Ids } from '../../ids.ts';
import type { ConnectionName } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { FinishDependencies } from '../buying/finished.ts';
import type { ReconciliationNotes } from './reconciliation-notes.ts';

export interface ReconciliationSettings {
  /** An expired mask goes back to the carrier after so many days; until then a later time revives it. */
  readonly releaseAfterDays: number;
  /** Whether numbers that nobody has on file are released, or only reported. */
  readonly releaseOrphans: boolean;
  /** For so long an orphan is left alone after it was first seen: a request may still want it. */
  readonly orphanGraceHours: number;
}

export const RECONCILIATION_SETTINGS: ReconciliationSettings = {
  releaseAfterDays: 7,
  releaseOrphans: false,
  orphanGraceHours: 24,
};

export interface Dependencies extends FinishDependencies {
  readonly store: MaskStore;
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
  /** Makes exactly so many changes, though they are more than a reconciliation may make unasked. */
  readonly acceptChanges?: number;
  /** Stops in time and lets the next reconciliation go on. Left out: takes as long as it takes, from the beginning. */
  readonly budgetSeconds?: number;
}
