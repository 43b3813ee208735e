import type { ReconciliationNotes } from '../numbers/reconciling/reconciliation-notes.ts';
import type { Names, Sought } from './free-texts.ts';

/** The notes of one connection's reconciliations: an orphan may be a person's number, and so may the key in the progress. */
export type ConnectionNotes = Pick<
  ReconciliationNotes,
  'orphans' | 'progress' | 'removeOrphan' | 'removeProgress'
>;

/** How many notes of a connection name the person. */
export const countNotes = async (notes: ConnectionNotes, { person, names }: Sought): Promise<number> => {
  const orphans = (await notes.orphans()).filter(({ number }) => number === person);
  return orphans.length + ((await isInProgress(notes, names)) ? 1 : 0);
};

/** Removes the notes that name the person. The next reconciliation begins anew. @returns how many there were */
export const eraseNotes = async (notes: ConnectionNotes, sought: Sought): Promise<number> => {
  const count = await countNotes(notes, sought);
  if (count > 0) {
    await notes.removeOrphan(sought.person);
  }
  if (await isInProgress(notes, sought.names)) {
    await notes.removeProgress();
  }
  return count;
};

const isInProgress = async (notes: ConnectionNotes, names: Names): Promise<boolean> =>
  names((await notes.progress())?.cursor ?? '');
