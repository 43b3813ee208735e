import { AsyncLocalStorage } from 'node:async_hooks';
import { Problem } from '../errors/problem.ts';
import type { RunLimits } from '../time-limits.ts';

/** Abort when the time of the run is over that they were made in. */
interface Run {
  readonly carriers: AbortSignal;
  readonly work: AbortSignal;
}

/** Apart from arguments, because every request to the table of every use case ends with its run. */
const runs = new AsyncLocalStorage<Run>();

/** Ends the requests of the present run, those to carriers and all others. `undefined` outside of a run, as in a command. */
export const presentRun = (): Run | undefined => runs.getStore();

/**
 * Does the work and ends it in time: its requests are aborted, so that nothing of it goes on when Lambda wakes the process
 * again. Work that ignores this is left behind.
 * @throws Problem `time-over` if the work has not ended by itself
 */
export const runWithin = async <T>(
  { carriersMs, workMs, answerMs }: RunLimits,
  work: () => Promise<T>,
): Promise<T> => {
  const carriers = new AbortController();
  const rest = new AbortController();
  const late = Promise.withResolvers<never>();
  const timers = [
    setTimeout(() => carriers.abort(), carriersMs),
    setTimeout(() => rest.abort(), workMs),
    setTimeout(() => late.reject(timeOver()), answerMs),
  ];
  try {
    const run = { carriers: carriers.signal, work: rest.signal };
    return await Promise.race([runs.run(run, work), late.promise]);
  } finally {
    timers.forEach(clearTimeout);
  }
};

const timeOver = (): Problem =>
  new Problem('time-over', 'Callmask could not finish the request in time.', {
    cause: new DOMException('The time of the run is over.', 'TimeoutError'),
  });

/** Aborts after this time, and with any of the signals. It keeps no process alive. */
export const abortAfter = (
  milliseconds: number,
  ...signals: readonly (AbortSignal | undefined)[]
): AbortSignal => {
  const timer = new AbortController();
  setTimeout(() => timer.abort(), milliseconds).unref();
  return AbortSignal.any([timer.signal, ...signals.filter((signal) => signal !== undefined)]);
};
