import type { Detail, Measure, Plot, Row } from '../measured.ts';
import { curveOf, quantiles } from '../samples.ts';
import type { Calls, CallsOptions } from '../support/calls/faulty-calls.ts';
import { startFaultyCalls } from '../support/calls/faulty-calls.ts';
import type { Trouble } from '../support/calls/troubles.ts';
import { TROUBLES } from '../support/calls/troubles.ts';

/** Some carriers give up then. */
const CARRIER_WAITS_MS = 2000;

/** How Lambda runs a copy of the function: its answers have a target. */
const LIKE_LAMBDA = 'one after the other';

/** The other way is that of the local bridge, where a hundred calls at once keep the processor busy, too. */
const WAYS = {
  [LIKE_LAMBDA]: { atOnce: 1, times: 20, lanes: 4 },
  '100 at once': { atOnce: 100, times: 2, lanes: 1 },
} as const satisfies Record<string, CallsOptions & { readonly lanes: number }>;

interface Found extends Calls {
  readonly trouble: Trouble;
  readonly way: string;
}

/** How long a caller waits for a document, and which one it is, while the way to the table fails. */
export const resilience: Measure = async () => {
  const calls = await startFaultyCalls();
  const found: Found[] = [];
  try {
    for (const [way, { lanes, ...options }] of Object.entries(WAYS)) {
      await inLanes(lanes, TROUBLES, async (trouble) => {
        found.push({ trouble, way, ...(await calls.run(trouble, options)) });
      });
    }
  } finally {
    await calls.stop();
  }
  return {
    rows: rowsOf(found.filter(({ way }) => way === LIKE_LAMBDA)),
    plots: Object.keys(WAYS).map((way) => plotOf(way, found)),
    details: [detailOf(found)],
    notes: [
      'Under faults the bundle runs in a process of its own, and a proxy between it and the table does what goes wrong.',
      'With 100 calls at once, a trouble that befalls one request befalls ten.',
    ],
  };
};

/** Most of the time is waiting, so some of it may be spent together. */
const inLanes = async <T>(
  lanes: number,
  tasks: readonly T[],
  run: (task: T) => Promise<void>,
): Promise<void> => {
  const left = tasks.values();
  const lane = async (): Promise<void> => {
    for (const task of left) await run(task);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
};

const rowsOf = (found: readonly Found[]): readonly Row[] => [...found.map(slowest), lost(found)];

const timesOf = ({ answers }: Calls): readonly number[] => answers.map(({ afterMs }) => afterMs);

const slowest = (found: Found): Row => ({
  what: `slowest answer, ${found.trouble.name}`,
  against: 'the 2 s that some carriers wait',
  unit: 'ms',
  ours: { median: Math.max(...timesOf(found)) },
  target: CARRIER_WAITS_MS,
});

const fallbackPlayed = ({ answers }: Calls): number =>
  answers.filter(({ kind }) => kind === 'fallback-played').length;

const lost = (found: readonly Found[]): Row => ({
  what: 'calls that got a fallback message though the table answers again in time',
  against: 'none',
  unit: 'calls',
  ours: {
    median: found
      .filter(({ trouble }) => trouble.recovers)
      .reduce((sum, calls) => sum + fallbackPlayed(calls), 0),
  },
  target: 0,
});

const plotOf = (way: string, found: readonly Found[]): Plot => ({
  name: `resilience-${way.replaceAll(' ', '-')}`,
  title: `Time to the document while the way to the table fails, calls ${way}`,
  unit: 'ms',
  curves: found
    .filter((one) => one.way === way)
    .map((one) => curveOf(one.trouble.name, { unit: 'ms', values: timesOf(one) })),
});

const detailOf = (found: readonly Found[]): Detail => ({
  title: 'Answers while the way to the table fails',
  columns: [
    'calls',
    'trouble',
    'connected',
    'fallback-played',
    'p50 ms',
    'p99 ms',
    'slowest ms',
    'table requests per call',
  ],
  lines: found.map((one) => [
    one.way,
    one.trouble.name,
    String(one.answers.length - fallbackPlayed(one)),
    String(fallbackPlayed(one)),
    ...quantiles(timesOf(one), [0.5, 0.99, 1]).map((value) => value.toFixed(0)),
    (one.requests / one.answers.length).toFixed(2),
  ]),
});
