import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { Survey } from './survey.ts';

/** Longer than any time between two reconciliations. */
const KEPT_SECONDS = 3 * 24 * 60 * 60;

/** Leaves for the next reconciliation since when each orphan has been one, and where to go on. */
export const takeNotes = async (
  { notes, nowSeconds }: ReconcileDependencies,
  { findings, notes: earlier, table }: Survey,
  { masks, changes }: { readonly masks: number; readonly changes: number },
): Promise<void> => {
  const purgeAtSeconds = nowSeconds() + KEPT_SECONDS;
  const orphans = findings.filter((finding) => finding.kind === 'orphan');
  for (const { number, firstSeenAtSeconds } of orphans) {
    await notes.putOrphan({ number, firstSeenAtSeconds, purgeAtSeconds });
  }
  if (table.cursor !== undefined) {
    // Orphans are looked for at the end of the table only.
    await notes.putProgress({ cursor: table.cursor, masks, changes, purgeAtSeconds });
    return;
  }
  await notes.removeProgress();
  const still = new Set(orphans.map(({ number }) => number));
  for (const { number } of earlier.filter((note) => !still.has(note.number))) {
    await notes.removeOrphan(number);
  }
};
