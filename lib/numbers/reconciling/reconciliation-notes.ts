import type { E164 } from '../../phone/e164.ts';

/** Since when a number at the carrier has been on nobody's file. */
export interface OrphanNote {
  readonly number: E164;
  readonly firstSeenAtSeconds: number;
  /** Renewed by each reconciliation that sees the orphan: a note that nobody renews proves nothing. */
  readonly purgeAtSeconds: number;
}

/** How far a reconciliation got that ran out of time. */
export interface ReconciliationProgress {
  /** Where the rest of the table begins. */
  readonly cursor: string;
  /** In the part that is done: how many masks there are, and how much was to be changed. */
  readonly masks: number;
  readonly changes: number;
  readonly purgeAtSeconds: number;
}

/**
 * What one reconciliation of a connection leaves for the next. Nothing here is paid for and all of it can be found out again, so
 * it is written without conditions and may be erased.
 */
export interface ReconciliationNotes {
  orphans(): Promise<readonly OrphanNote[]>;
  putOrphan(note: OrphanNote): Promise<void>;
  removeOrphan(number: E164): Promise<void>;
  progress(): Promise<ReconciliationProgress | undefined>;
  putProgress(progress: ReconciliationProgress): Promise<void>;
  removeProgress(): Promise<void>;
}
