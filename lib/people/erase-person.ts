import { inBatches } from '../async/in-batches.ts';
import type { Pause } from '../async/pause.ts';
import type { Connections } from '../carriers/connections.ts';
import type { MaskId } from '../ids.ts';
import type { UnusedSlotsStore } from '../numbers/quotas/unused-slots.ts';
import { freeUnused } from '../numbers/quotas/unused-slots.ts';
import type { CarrierAnswer } from '../numbers/releasing/ask-carrier.ts';
import { askCarrier } from '../numbers/releasing/ask-carrier.ts';
import type { E164 } from '../phone/e164.ts';
import type { ErasedRows, EraseRowsDependencies } from './erase-rows.ts';
import { eraseRows } from './erase-rows.ts';

export interface ErasePersonDependencies extends EraseRowsDependencies {
  readonly store: EraseRowsDependencies['store'] & UnusedSlotsStore;
  readonly connections: Connections;
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
  /** `false`: new rows about the person keep appearing, or the time was over. Repeat the erasure. */
  readonly isDone: boolean;
}

/**
 * Erases a person, as hidden number and as caller. The table comes first. Each step is idempotent, so repeating the
 * erasure finishes one that was cut off. Only then the carrier is asked. If it still has a number, its tombstone, which
 * holds nothing of the person, makes the reconciliation release it.
 */
export const makeErasePerson =
  (dependencies: ErasePersonDependencies) =>
  async (person: E164): Promise<Erased> => {
    const signal = dependencies.deadline();
    const { masks, isDone, ...counts } = await eraseAllRows(dependencies, person, signal);
    await freeUnused(dependencies, person, 'all');
    const answers = await inBatches(masks, async (row) => ({
      id: row.id,
      mask: row.mask,
      ...(await askCarrier(dependencies.connections, row, signal)),
    }));
    return { ...counts, masks: answers, isDone };
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
    const rows = await eraseRows(dependencies, person);
    if (isNothing(rows)) {
      return { ...all, isDone: true };
    }
    all = sumOf(all, rows);
  }
  return { ...all, isDone: false };
};

const isNothing = ({ masks, requests, blocks }: ErasedRows): boolean =>
  masks.length + requests + blocks === 0;

const sumOf = (one: ErasedRows, other: ErasedRows): ErasedRows => ({
  masks: [...one.masks, ...other.masks],
  requests: one.requests + other.requests,
  blocks: one.blocks + other.blocks,
});
