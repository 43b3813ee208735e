import { expiryIsPast, flawed } from '../errors/flawed.ts';
import { secondsOf } from '../time.ts';

/** The last second of the last year with four digits. */
const LAST_SECOND = Date.parse('9999-12-31T23:59:59Z') / 1000;

/** The time in seconds since 1970. @throws Problem `request-invalid` unless it lies ahead */
export const readExpiry = (expiresAt: string, nowSeconds: number): number => {
  const seconds = secondsOf(expiresAt);
  if (!(seconds > nowSeconds)) {
    throw expiryIsPast();
  }
  if (seconds > LAST_SECOND) {
    throw flawed('expiresAt', 'must lie before the year 10000; leave it out for a mask that does not end');
  }
  return seconds;
};
