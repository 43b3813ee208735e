import type { E164 } from '../../phone/e164.ts';

/** Since when a number at the carrier has been untracked. */
export interface OrphanNote {
  readonly number: E164;
  readonly firstSeenAtSeconds: number;
  /** Each reconciliation that sees the orphan renews the note. A note past this time does not count. */
  readonly purgeAtSeconds: number;
}

/** How far a reconciliation got before its time was over. */
export interface ReconciliationProgress {
  /** Where the unread part of the table begins. */
  readonly cursor: string;
  /** The masks in the part that was read, and how many of them were missing. */
  readonly masks: number;
  readonly changes: number;
  readonly purgeAtSeconds: number;
}

/**
 * What one reconciliation of a connection leaves for the next. The notes cost nothing and can be found out again, so
 * they are written without conditions and may get lost.
 */
export interface ReconciliationNotes {
  orphans(): Promise<readonly OrphanNote[]>;
  putOrphan(note: OrphanNote): Promise<void>;
  removeOrphan(number: E164): Promise<void>;
  progress(): Promise<ReconciliationProgress | undefined>;
  putProgress(progress: ReconciliationProgress): Promise<void>;
  removeProgress(): Promise<void>;
}
