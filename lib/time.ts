/** ISO 8601 in UTC, to the second: `2026-11-20T12:00:00Z`. */
export const isoTime = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');

/** Seconds since 1970 of a time in ISO 8601, or `NaN` for a date that does not exist. */
export const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);
