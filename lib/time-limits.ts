/**
 * All time limits, in milliseconds, from the outside in: each is made from the one around it, so that whatever hangs, the
 * one who waits outside still hears of it. docs/time-limits.md shows them; a test compares.
 */

/** API Gateway answers for a function that takes longer. */
const GATEWAY_MS = 30_000;

/** How long Lambda lets a function run. It may run no longer than API Gateway waits; a schedule gets all that Lambda allows. */
export const LAMBDA_MS = {
  withoutCarrier: 5_000,
  withCarrier: GATEWAY_MS - 2_000,
  reconciling: 15 * 60_000,
} as const;

export type FunctionWork = keyof typeof LAMBDA_MS;

/** Before Lambda ends a function, its answer and its log line are out. */
const ANSWER_MARGIN_MS = 500;

/** What was cut off gets this long to say what it waited for. Then the answer says only that the time is over. */
const WIND_DOWN_MS = 200;

/** Kept for the table after a carrier was asked: one request with all its attempts. */
const AFTER_CARRIER_MS = 7_000;

/** The limits of one run, counted from its beginning. */
export interface RunLimits {
  /** When requests to carriers end. */
  readonly carriersMs: number;
  /** When every other request ends. */
  readonly workMs: number;
  /** When the answer is given, whatever is still running. */
  readonly answerMs: number;
}

/** @param remainingMs until Lambda ends the function */
export const runLimits = (remainingMs: number): RunLimits => {
  const answerMs = Math.max(0, remainingMs - ANSWER_MARGIN_MS);
  const workMs = Math.max(0, answerMs - WIND_DOWN_MS);
  return { answerMs, workMs, carriersMs: Math.max(0, workMs - AFTER_CARRIER_MS) };
};

/** One request of a run to carriers, retries included. */
export const CARRIER_MS = runLimits(LAMBDA_MS.withCarrier).carriersMs;

/** The SDK asks so many times, and pauses so long between them. */
export const AWS_ATTEMPTS = 3;
const AWS_PAUSES_MS = 300;

/** The longest that one attempt may take if `requests` with all their attempts are to fit. */
const attemptMs = (limitMs: number, requests = 1): number =>
  Math.floor((limitMs / requests - AWS_PAUSES_MS) / AWS_ATTEMPTS);

/** One attempt at a request to the table, by what the function does. */
export const TABLE_ATTEMPT_MS: Readonly<Record<FunctionWork, number>> = {
  withoutCarrier: attemptMs(runLimits(LAMBDA_MS.withoutCarrier).workMs),
  withCarrier: attemptMs(AFTER_CARRIER_MS),
  reconciling: attemptMs(AFTER_CARRIER_MS),
};

/** One attempt at reading a secret. A carrier that refuses what is cached makes it a second read. */
export const SECRET_ATTEMPT_MS = attemptMs(CARRIER_MS / 2, 2);

/** The end of one step of a reconciliation: two requests to the carrier and two to the table. */
const LAST_STEP_MS = 2 * (CARRIER_MS + AFTER_CARRIER_MS);

/** How long a reconciliation may begin further steps. @param remainingMs until it has to be over */
export const stepsMs = (remainingMs: number): number => Math.max(remainingMs / 2, remainingMs - LAST_STEP_MS);

/** Some carriers give up after two seconds. This leaves time for the network. */
const CALL_MS = 1_800;

/**
 * The limits of a call, from the arrival of the webhook. A busy process fires timers late, so the fallback message is not
 * left to the last moment.
 */
export const CALL_ANSWER_MS = CALL_MS - 200;

/** A gateway and a function whose clocks differ must not cost a call all its time. */
export const CALL_LEAST_MS = CALL_ANSWER_MS / 2;

/** A read of the signing secret by two attempts, while the carrier waits. */
export const CALL_SECRET = { timeoutMs: 600, maxAttempts: 2 } as const;
