import { describe, expect, test } from '@jest/globals';
import type { OrphanNote, ReconciliationNotes } from '../../lib/numbers/reconciling/reconciliation-notes.ts';
import { e164, MASK, NOW_SECONDS } from '../support/numbers/masks.ts';

const note = (fields: Partial<OrphanNote> = {}): OrphanNote => ({
  number: MASK,
  firstSeenAtSeconds: NOW_SECONDS,
  purgeAtSeconds: NOW_SECONDS + 1,
  ...fields,
});

/** What every place for the notes of reconciliations guarantees. `makeNotes` gives one without notes. */
export const describeReconciliationNotes = (
  name: string,
  makeNotes: () => Promise<ReconciliationNotes>,
): void => {
  describe(name, () => {
    test('holds a note for each orphan, the last one that was put', async () => {
      const notes = await makeNotes();
      const other = note({ number: e164('+14155550124') });
      expect(await notes.orphans()).toEqual([]);
      for (const each of [note(), other, note({ purgeAtSeconds: 2 })]) await notes.putOrphan(each);
      expect(await notes.orphans()).toEqual([note({ purgeAtSeconds: 2 }), other]);
      await notes.removeOrphan(MASK);
      await notes.removeOrphan(MASK);
      expect(await notes.orphans()).toEqual([other]);
    });

    test('knows how far the last reconciliation got, until one reaches the end', async () => {
      const notes = await makeNotes();
      const progress = { cursor: '{"pk":"x"}', masks: 3, changes: 1, purgeAtSeconds: 2 };
      expect(await notes.progress()).toBeUndefined();
      await notes.putProgress({ ...progress, masks: 2 });
      await notes.putProgress(progress);
      expect(await notes.progress()).toEqual(progress);
      expect(await notes.orphans()).toEqual([]);
      await notes.removeProgress();
      expect(await notes.progress()).toBeUndefined();
    });
  });
};
