import { expect, test } from '@jest/globals';
import { readExpiry } from '../../../lib/api/read-expiry.ts';
import { NOW_SECONDS } from '../../support/masks.ts';

test.each([
  ['2026-11-20T12:00:01Z', NOW_SECONDS + 1],
  ['2026-11-20T12:00:01.999Z', NOW_SECONDS + 1],
  ['2026-11-20T14:00:01+02:00', NOW_SECONDS + 1],
  ['2026-11-20T07:00:01-05:00', NOW_SECONDS + 1],
])('%s lies ahead', (text, seconds) => {
  expect(readExpiry(text, NOW_SECONDS)).toBe(seconds);
});

test.each(['2026-11-20T12:00:00Z', '2026-11-20T12:00:00.999Z', '1970-01-01T00:00:00Z', 'never'])(
  '%s does not, and what to do instead is said',
  (text) => {
    expect(() => readExpiry(text, NOW_SECONDS)).toThrow(/#\/expiresAt: .*DELETE/);
  },
);
