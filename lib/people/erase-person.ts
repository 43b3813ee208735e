import { inBatches } from '../async/in-batches.ts';
import type { Pause } from '../async/pause.ts';
import type { Connections } from '../carriers/connections.ts';
import type { MaskId } from '../ids.ts';
import { freeUnused } from '../numbers/quotas/unused-slots.ts';
import type { CarrierAnswer } from '../numbers/releasing/ask-carrier.ts';
import { askCarrier } from '../numbers/releasing/ask-carrier.ts';
import type { E164 } from '../phone/e164.ts';
import type { ErasedRows, Dependencies as RowDependencies } from './erase-rows.ts';
import { eraseRows } from './erase-rows.ts';

export interface Dependencies extends RowDependencies {
  readonly connections: Connections;
  readonly pause: Pause;
  /** Ends when the time for all of it is over. What the carrier has not confirmed by then, the reconciliation goes on with. */
  readonly deadline: () => AbortSignal;
}

/** A mask that was the person's, and what the carrier said. `unconfirmed`: the reconciliation goes on until it is gone. */
export interface ErasedMask extends CarrierAnswer {
  readonly id: MaskId;
  readonly mask: E164;
}

/** What was done. All of it is nothing when nothing was left of the person. */
export interface Erased {
  readonly masks: readonly ErasedMask[];
  readonly requests: number;
  /** Where the person was the caller, and those of the masks. */
  readonly blocks: number;
  /** `false`: somebody goes on writing about the person, or the time was over. Do it again. */
  readonly isDone: boolean;
}

/**
 * Erases a person, as hidden number and as caller. The table first, in an order in which each step can be repeated:
 * whatever breaks is finished by doing it again. Only then the carrier is asked; a tombstone whose number it still has
 * is what the reconciliation goes on with, and names nobody.
 */
export const makeErasePerson =
  (dependencies: Dependencies) =>
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

/** An index lags behind its table, by less than this as a rule; so one look after which nothing was found is not enough. */
const PAUSE_MS = 500;
const LOOKS = 8;

/**
 * Looks until nothing was found a while after the last time that something was, or might have been written. Where the
 * time is over there is no such while, and nobody can say that all of it is done.
 */
const eraseAllRows = async (
  dependencies: Dependencies,
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
