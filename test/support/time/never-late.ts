/**
 * Loaded before a program that is to work, on a machine that may be busy: whatever it gives up or repeats when time is up,
 * it does a thousand times later. Short pauses, and those that are awaited on purpose (`node:timers/promises`), stay as they are.
 */
const LEAST_MS = 200;
const FACTOR = 1000;
const MOST_MS = 2 ** 31 - 1;

/** Until somebody says in this process that time counts. */
const isPatient = (): boolean => Reflect.get(globalThis, 'doesTimeCount') !== true;

const later = (ms: number): number => (ms < LEAST_MS || !isPatient() ? ms : Math.min(ms * FACTOR, MOST_MS));

const { setTimeout: setRealTimeout } = globalThis;
const realSignal = AbortSignal.timeout;

const setLateTimeout = (work: (...args: readonly unknown[]) => void, ms = 0, ...args: readonly unknown[]) => {
  const timer = setRealTimeout(work, later(ms), ...args);
  // Nothing is to be alive only for what it would give up in some hours.
  return ms < LEAST_MS ? timer : timer.unref();
};

Object.assign(globalThis, { setTimeout: setLateTimeout });
Object.assign(AbortSignal, { timeout: (ms: number) => realSignal.call(AbortSignal, later(ms)) });

export {};
