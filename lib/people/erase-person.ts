import { inBatches } from '../async/in-batches.ts';
import type { Pause } from '../async/pause.ts';
import type { Connections } from '../carriers/connections.ts';
import type { MaskId } from '../ids.ts';
import type { UnusedSlotsStore } from '../numbers/quotas/unused-slots.ts';
import { freeUnused } from '../numbers/quotas/unused-slots.ts';
import type { CarrierAnswer } from '../numbers/releasing/ask-carrier.ts';
import { askCarrier } from '../numbers/releasing/ask-carrier.ts';
import type { E164 } from '../phone/e164.ts';
import { makeMentions } from '../phone/mentions.ts';
import type { ErasedRows, EraseRowsDependencies } from './erase-rows.ts';
import { eraseRows } from './erase-rows.ts';
import { eraseSettings, isOver } from './erase-settings.ts';
import { eraseTexts } from './erase-texts.ts';
import type { ConnectionNotes } from './person-notes.ts';
import { eraseNotes } from './person-notes.ts';
import type { TextIndex } from './text-index.ts';

export interface ErasePersonDependencies extends EraseRowsDependencies {
  readonly store: EraseRowsDependencies['store'] & TextIndex & UnusedSlotsStore;
  readonly connections: Connections;
  /** The notes of each connection. */
  readonly notes: readonly ConnectionNotes[];
  readonly pause: Pause;
  /** Ends when the time for the whole erasure is over. The reconciliation finishes what the carrier has not confirmed by then. */
  readonly deadline: () => AbortSignal;
}

/** A mask of the person, and the carrier's answer. `unconfirmed`: the reconciliation asks again until the number is gone. */
export interface ErasedMask extends CarrierAnswer {
  readonly id: MaskId;
  readonly mask: E164;
}

/** What was erased. */
export interface Erased {
  readonly masks: readonly ErasedMask[];
  readonly requests: number;
  /** Blocks of the person as a caller, and blocks of the person's masks. */
  readonly blocks: number;
  /** Imported numbers that were restored and whose former settings were removed. */
  readonly settings: number;
  /** Labels and former settings of other people's masks that named the person. */
  readonly texts: number;
  /** Notes of reconciliations. */
  readonly notes: number;
  /** `false`: something may be left. Repeat the erasure. */
  readonly isDone: boolean;
}

/**
 * Erases a person, as hidden number, as caller and in free texts. The table comes first. Each step is idempotent, so
 * repeating the erasure finishes one that was cut off. Only then the carrier is asked. If it still has a number, its
 * tombstone makes the reconciliation release it. That tombstone holds nothing of the person, except the former settings of
 * an imported number until the carrier has confirmed that they are restored.
 */
export const makeErasePerson =
  (dependencies: ErasePersonDependencies) =>
  async (person: E164): Promise<Erased> => {
    const signal = dependencies.deadline();
    const sought = { person, names: makeMentions(person) };
    const { masks, kept, isDone, ...counts } = await eraseAllRows(dependencies, person, signal);
    await freeUnused(dependencies, person, 'all');
    const notes = await inBatches(dependencies.notes, (one) => eraseNotes(one, sought));
    const searched = await eraseTexts(dependencies, sought, signal);
    const restored = await eraseSettings(dependencies, person, kept, signal);
    const answers = new Map(restored.map((answer, at) => [kept[at]?.mask, answer]));
    const released = await inBatches(masks, async (row) => ({
      id: row.id,
      mask: row.mask,
      ...(answers.get(row.mask) ?? (await askCarrier(dependencies.connections, row, signal))),
    }));
    return {
      ...counts,
      masks: released,
      settings: restored.filter(isOver).length,
      texts: searched.texts,
      notes: notes.reduce((sum, count) => sum + count, 0),
      isDone: isDone && searched.isDone && restored.every(isOver),
    };
  };

/** An index lags behind its table, usually by less than this. So one look that finds nothing is not enough. */
const PAUSE_MS = 500;
const LOOKS = 8;

/**
 * Erases again and again, with a pause between two looks, until a look finds nothing. If the time is over before that,
 * the erasure may be incomplete.
 */
const eraseAllRows = async (
  dependencies: ErasePersonDependencies,
  person: E164,
  signal: AbortSignal,
): Promise<ErasedRows & Pick<Erased, 'isDone'>> => {
  let all: ErasedRows = await eraseRows(dependencies, person);
  for (let looks = 1; looks < LOOKS; looks += 1) {
    await dependencies.pause(PAUSE_MS, signal);
    if (signal.aborted) {
      break;
    }
    const sum = sumOf(all, await eraseRows(dependencies, person));
    if (sizeOf(sum) === sizeOf(all)) {
      return { ...all, isDone: true };
    }
    all = sum;
  }
  return { ...all, isDone: false };
};

const sizeOf = ({ masks, kept, requests, blocks }: ErasedRows): number =>
  masks.length + kept.length + requests + blocks;

/** A tombstone with former settings is found by every look, and counts once. */
const sumOf = (one: ErasedRows, other: ErasedRows): ErasedRows => ({
  masks: [...one.masks, ...other.masks],
  kept: [...new Map([...one.kept, ...other.kept].map((row) => [row.mask, row])).values()],
  requests: one.requests + other.requests,
  blocks: one.blocks + other.blocks,
});
