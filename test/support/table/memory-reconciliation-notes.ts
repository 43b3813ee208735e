import type {
  OrphanNote,
  ReconciliationNotes,
  ReconciliationProgress,
} from '../../../lib/numbers/reconciling/reconciliation-notes.ts';
import type { E164 } from '../../../lib/phone/e164.ts';

/** What reconciliations leave for each other, without a table. test/contract/reconciliation-notes.ts holds it to the same guarantees. */
export const makeMemoryReconciliationNotes = (): ReconciliationNotes => {
  const orphans = new Map<E164, OrphanNote>();
  let progress: ReconciliationProgress | undefined;
  return {
    orphans: async () => [...orphans.values()],
    putOrphan: async (note) => {
      orphans.set(note.number, note);
    },
    removeOrphan: async (number) => {
      orphans.delete(number);
    },
    progress: async () => progress,
    putProgress: async (next) => {
      progress = next;
    },
    removeProgress: async () => {
      progress = undefined;
    },
  };
};
