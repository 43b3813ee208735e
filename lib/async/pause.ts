import { setTimeout } from 'node:timers/promises';

/** Waits, but never longer than the signal lasts. Whoever asks the carrier next then hears that the time is over. */
export type Pause = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const pause: Pause = (milliseconds, signal) =>
  setTimeout(milliseconds, undefined, { signal }).catch(() => undefined);
