import { abortAfter, presentRun } from '../../lib/async/run-within.ts';
import { LAMBDA_MS, runLimits } from '../../lib/time-limits.ts';

/** A list reads no longer than this, so that one more request, retries included, still ends within the run. */
const PAGE_MS = Math.floor(runLimits(LAMBDA_MS.withoutCarrier).workMs * 0.7);

/** Aborts when a page has to be answered with what was found so far. */
export const pageDeadline = (): AbortSignal => abortAfter(PAGE_MS, presentRun()?.work);
