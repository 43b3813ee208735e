import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import type { ReleasedOrNot } from '../../lib/masks/release-mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { reasonOf, type Step } from '../steps.ts';
import { formerWords } from './former-words.ts';
import type { Pair } from './read-pairs.ts';

export interface UndoTools {
  readonly store: Pick<MaskStore, 'find'>;
  readonly connection: ConnectionName;
  readonly releaseMask: (mask: E164) => Promise<ReleasedOrNot>;
}

/** What is to be done so that an imported number is what it was. Nothing that was bought is touched. It only looks. */
export const planUndo = async (tools: UndoTools, { line, mask }: Pair): Promise<Step> => {
  const subject = `line ${line}: ${mask}`;
  const row = await tools.store.find(mask);
  if (row === undefined || row.state === 'released') {
    return { subject, words: 'is no mask: there is nothing to undo' };
  }
  if (row.origin !== 'imported' || row.connection !== tools.connection) {
    return { subject, words: `is left alone: it was not imported at ${tools.connection}`, isRefused: true };
  }
  if (row.state === 'ordering') {
    const words =
      'was cut off while it was imported: import it again first, or npm run callmask -- reconcile puts it back';
    return { subject, words, isRefused: true };
  }
  if (row.isToBeReleased) {
    const words =
      'is left alone: a client released it to the carrier (DELETE with releaseNumber=true), and that is under way';
    return { subject, words, isRefused: true };
  }
  return {
    subject,
    words: `stays in the account, set as before: ${formerWords(row.former ?? {})}`,
    act: () => undo(tools, mask),
  };
};

const undo = async ({ releaseMask }: UndoTools, mask: E164): Promise<string> => {
  const { released, cause } = await releaseMask(mask);
  if (released === 'unconfirmed') {
    throw new Error(`it takes no calls any more, but is not set as before yet: ${reasonOf(cause)}`);
  }
  return SAID[released];
};

const SAID: Readonly<Record<Exclude<ReleasedOrNot['released'], 'unconfirmed'>, string>> = {
  restored: 'is set as before',
  'was-gone': 'is not in the account any more',
  // A client had it released to the carrier meanwhile (DELETE with releaseNumber=true).
  'by-carrier': 'was released to the carrier, as a client asked before',
  later: 'is released to the carrier later, as a client asked before',
};
