import type { Detail } from '../../measured.ts';
import { quantiles } from '../../samples.ts';
import type { Start } from './start-function.ts';

/** Before its first mark and after its last, no function knows what happens: a process is made, an answer carried over. */
const OUTSIDE = ['no phase: before Node’s clock', 'no phase: after the answer'] as const;

/** Each phase ends where the next begins: at a mark that start-marks.cjs sets, or at what the Runtime API saw. */
const PHASES = [
  [OUTSIDE[0], 'up'],
  ['Node itself', 'preloaded'],
  ['the runtime client', 'client-loaded'],
  ['load the bundle: read and compile', 'evaluating'],
  ['load the bundle: evaluate', 'preparing'],
  ['prepare: settings, client of the table', 'loaded'],
  ['ask for the first event', 'invoked'],
  ['first read: understand the call, build and sign the request', 'requested'],
  ['first read: connect, TLS', 'connected'],
  ['first read: send and wait', 'read'],
  ['understand the rows, decide, write', 'logging'],
  ['log', 'returned'],
  [OUTSIDE[1], 'answered'],
] as const;

export interface Phases {
  readonly detail: Detail;
  readonly wholeMs: number;
  /** What no phase explains. */
  readonly outsideMs: number;
}

const medianOf = (values: readonly number[]): number => quantiles(values, [0.5])[0] ?? 0;
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Those whose answer came neither early nor late. Unlike medians, means of these add up. */
const middleHalf = (starts: readonly Start[]): readonly Start[] => {
  const quarter = Math.floor(starts.length / 4);
  return starts
    .toSorted((one, other) => one.answeredMs - other.answeredMs)
    .slice(quarter, starts.length - quarter);
};

/** Where the time of a first answer goes, by starts with marks. */
export const phasesOf = (marked: readonly Start[]): Phases => {
  const typical = middleHalf(marked);
  const durations = PHASES.map(([phase, end], index) => {
    const begin = PHASES[index - 1]?.[1];
    return { phase, ms: meanOf(typical.map((start) => atOf(start, end) - atOf(start, begin))) };
  });
  const sumOf = (parts: typeof durations): number => parts.reduce((sum, { ms }) => sum + ms, 0);
  const wholeMs = sumOf(durations);
  return {
    detail: {
      title: 'Cold start: where the time of the first answer goes (TLS to the table)',
      columns: ['phase', 'ms', 'share'],
      lines: durations.map(({ phase, ms }) => [
        phase,
        ms.toFixed(1),
        `${((100 * ms) / wholeMs).toFixed(0)} %`,
      ]),
    },
    wholeMs,
    outsideMs: sumOf(durations.filter(({ phase }) => OUTSIDE.some((name) => name === phase))),
  };
};

const atOf = ({ marked, answeredMs }: Start, mark: string | undefined): number => {
  if (mark === undefined) return 0;
  const atMs = mark === 'answered' ? answeredMs : marked?.atMs[mark];
  if (atMs === undefined) throw new Error(`A start has no mark ${mark}.`);
  return atMs;
};

/** What memory buys: Lambda gives a function as much of a processor as it has of 1769 MB. */
export const cpuOf = (starts: Readonly<Record<string, readonly Start[]>>): Detail => ({
  title: 'Cold start: CPU of the process, user and system',
  columns: ['function', 'until its first event, ms', 'for its first answer, ms', 'together, ms'],
  lines: Object.entries(starts).map(([name, marked]) => {
    const at = (mark: string) => medianOf(marked.map((start) => start.marked?.cpuMs[mark] ?? 0));
    const [invoked, returned] = [at('invoked'), at('returned')];
    return [name, invoked.toFixed(0), (returned - invoked).toFixed(0), returned.toFixed(0)];
  }),
});
