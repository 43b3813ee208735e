import { abortAfter, presentRun } from '../../lib/async/run-within.ts';
import { CARRIER_MS } from '../../lib/time-limits.ts';

/** Aborts when the time for carriers is over, or the time of the run that asks them. */
export const carrierDeadline = (): AbortSignal => abortAfter(CARRIER_MS, presentRun()?.carriers);
