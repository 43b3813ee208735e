import { Problem } from '../../../lib/errors/problem.ts';
import type { Around } from '../scenarios/cuts.ts';
import type { Gate } from '../scenarios/task.ts';

/** How a read or write of the table goes. `repeated`: its answer is lost, and the SDK asks once more. */
export const TABLE_OUTCOMES = ['ok', 'repeated', 'down', 'down after the work'] as const;
export type TableOutcome = (typeof TABLE_OUTCOMES)[number];

export const tableThrough =
  (gate: Gate<TableOutcome>): Around =>
  async (effect, work) => {
    const outcome = await gate(effect);
    if (outcome === 'down') throw unavailable();
    const done = await work();
    if (outcome === 'down after the work') throw unavailable();
    if (outcome !== 'repeated') return done;
    await gate(`${effect} again`);
    return work();
  };

const unavailable = (): Problem => new Problem('table-unavailable', 'The table did not answer.');
