import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { digestOfKey, isWellFormedKey } from '../../../../lib/calls/proofs/webhook-key.ts';

describe('a key', () => {
  test.each(['a'.repeat(22), 'A-_9'.repeat(16)])(
    'of 22 to 64 characters of base64url is looked up: %s',
    (key) => {
      expect(isWellFormedKey(key)).toBe(true);
    },
  );

  test.each([
    undefined,
    '',
    'a'.repeat(21),
    'a'.repeat(65),
    `${'a'.repeat(22)}\n`,
    `${'a'.repeat(22)}=`,
    'é'.repeat(22),
  ])('of any other shape is not: %j', (key) => {
    expect(isWellFormedKey(key)).toBe(false);
  });

  test('is known to the table by its SHA-256 alone', () => {
    expect(digestOfKey('abc')).toBe(createHash('sha256').update('abc').digest('hex'));
  });
});
