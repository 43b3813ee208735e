import type { Problem } from '../errors/problem.ts';
import { flawed } from '../errors/problem.ts';
import { secondsOf } from '../time.ts';

/** The last second that ISO 8601 writes with four digits for the year. */
const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000;

/** The time in seconds since 1970. @throws Problem `request-invalid` unless it lies ahead */
export const readExpiry = (expiresAt: string, nowSeconds: number): number => {
  const seconds = secondsOf(expiresAt);
  if (!(seconds > nowSeconds)) {
    throw notAhead();
  }
  if (seconds > LAST_SECOND) {
    throw flawed('#/expiresAt', 'must lie before the year 10000; leave it out for a mask that does not end');
  }
  return seconds;
};

export const notAhead = (): Problem =>
  flawed('#/expiresAt', 'must lie in the future; to end a mask now, DELETE it');
