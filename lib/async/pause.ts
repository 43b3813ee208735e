import { setTimeout } from 'node:timers/promises';

/** Waits, at most until the signal aborts. Throws nothing then: the next request to the carrier fails instead. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
