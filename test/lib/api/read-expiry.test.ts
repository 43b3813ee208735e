import { expect, test } from '@jest/globals';
import { placeInBody } from '../../../lib/api/place-of.ts';
import { problemAnswer } from '../../../lib/api/problem-json.ts';
import { readExpiry } from '../../../lib/api/read-expiry.ts';
import { NOW_SECONDS } from '../../support/numbers/masks.ts';

const documentOf = (read: () => unknown): { readonly detail: string } => {
  try {
    throw new Error(`This was read: ${read()}`);
  } catch (error) {
    return JSON.parse(problemAnswer(error, 'x', placeInBody).body);
  }
};

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
    const read = () => readExpiry(text, NOW_SECONDS);
    expect(read).toThrow(
      expect.objectContaining({ flaws: [expect.objectContaining({ rule: 'time-ahead' })] }),
    );
    expect(documentOf(read).detail).toMatch(/^#\/expiresAt: .*DELETE/);
  },
);
