const HOUR_MS = 60 * 60 * 1000;

/** For a table that works: no answer of it is late, however busy the machine is. A read that fails once is repeated once. */
export const PATIENT_READS = { timesMs: [0, HOUR_MS], giveUpAfterMs: 2 * HOUR_MS } as const;

/** For a function whose answer is to come, whenever it does. */
export const PATIENT_DEADLINE_MS = 2 * HOUR_MS;
