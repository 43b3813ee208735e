import type { OrphanNote, ReconciliationNotes } from '../numbers/reconciling/reconciliation-notes.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { Sought } from './free-texts.ts';

/** The notes of one connection's reconciliations: an orphan may be a person's number, and so may the key in the progress. */
export type ConnectionNotes = Pick<
  ReconciliationNotes,
  'orphans' | 'progress' | 'removeOrphan' | 'removeProgress'
>;

/** How many notes of a connection name the person. */
export const countNotes = async (notes: ConnectionNotes, sought: Sought): Promise<number> =>
  sizeOf(await notesNaming(notes, sought));

/** Removes the notes that name the person. The next reconciliation begins anew. @returns how many there were */
export const eraseNotes = async (notes: ConnectionNotes, sought: Sought): Promise<number> => {
  const found = await notesNaming(notes, sought);
  for (const { number } of found.orphans) {
    await notes.removeOrphan(number);
  }
  if (found.isInProgress) {
    await notes.removeProgress();
  }
  return sizeOf(found);
};

interface Found {
  readonly orphans: readonly OrphanNote[];
  /** Whether the progress names the person. */
  readonly isInProgress: boolean;
}

const notesNaming = async (notes: ConnectionNotes, { person, names }: Sought): Promise<Found> => ({
  orphans: (await notes.orphans()).filter(({ number }) => isSameLine(number, person)),
  isInProgress: names((await notes.progress())?.cursor ?? ''),
});

const sizeOf = ({ orphans, isInProgress }: Found): number => orphans.length + (isInProgress ? 1 : 0);
