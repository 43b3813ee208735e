import type { Detail } from '../measured.ts';
import { quantiles } from '../samples.ts';
import type { Start } from './start-function.ts';

/** Each phase ends where the next begins: at the mark that start-marks.cjs sets, or at what the Runtime API saw. */
const PHASES = [
  ['start a process', 'up'],
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
  ['log', 'settled'],
  ['hand over the answer', 'answered'],
] as const;

export interface Phases {
  readonly detail: Detail;
  /** Of a first answer without marks, what the phases do not add up to. */
  readonly unexplainedMs: number;
}

const medianOf = (values: readonly number[]): number => quantiles(values, [0.5])[0] ?? 0;

/** Where the time of a first answer goes, by starts with marks. @param answeredMs the median of starts without */
export const phasesOf = (marked: readonly Start[], answeredMs: number): Phases => {
  const durations = PHASES.map(([phase, end], index) => {
    const begin = PHASES[index - 1]?.[1];
    return { phase, ms: medianOf(marked.map((start) => atOf(start, end) - atOf(start, begin))) };
  });
  const explainedMs = durations.reduce((sum, { ms }) => sum + ms, 0);
  const lines = durations.map(({ phase, ms }) => [
    phase,
    ms.toFixed(1),
    `${((100 * ms) / answeredMs).toFixed(0)} %`,
  ]);
  return {
    detail: {
      title: 'Cold start: where the time of the first answer goes (TLS to the table)',
      columns: ['phase', 'median ms', 'share'],
      lines,
    },
    unexplainedMs: Math.abs(answeredMs - explainedMs),
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
    const [invoked, settled] = [at('invoked'), at('settled')];
    return [name, invoked.toFixed(0), (settled - invoked).toFixed(0), settled.toFixed(0)];
  }),
});
