import type { OrphanNote, ReconciliationNotes } from '../numbers/reconciling/reconciliation-notes.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { Names, Sought } from './free-texts.ts';

/** The notes of one connection's reconciliations: an orphan may be a person's number, and so may the key in the progress. */
export type ConnectionNotes = Pick<
  ReconciliationNotes,
  'orphans' | 'progress' | 'removeOrphan' | 'removeProgress'
>;

/** How many notes of a connection name the person. */
export const countNotes = async (notes: ConnectionNotes, { person, names }: Sought): Promise<number> => {
  const orphans = await orphansOf(notes, person);
  return orphans.length + ((await isInProgress(notes, names)) ? 1 : 0);
};

/** Removes the notes that name the person. The next reconciliation begins anew. @returns how many there were */
export const eraseNotes = async (notes: ConnectionNotes, sought: Sought): Promise<number> => {
  const count = await countNotes(notes, sought);
  for (const { number } of await orphansOf(notes, sought.person)) {
    await notes.removeOrphan(number);
  }
  if (await isInProgress(notes, sought.names)) {
    await notes.removeProgress();
  }
  return count;
};

const orphansOf = async (notes: ConnectionNotes, person: E164): Promise<readonly OrphanNote[]> =>
  (await notes.orphans()).filter(({ number }) => isSameLine(number, person));

const isInProgress = async (notes: ConnectionNotes, names: Names): Promise<boolean> =>
  names((await notes.progress())?.cursor ?? '');
