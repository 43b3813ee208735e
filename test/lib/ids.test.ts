import { expect, test } from '@jest/globals';
import { isMadeKey, makeIds } from '../../lib/ids.ts';

test('ids are random, 120 bits and more, and may stand in headers and paths', () => {
  const ids = makeIds();
  for (const make of [ids.maskId, ids.etag, ids.idempotencyKey]) {
    const made = new Set(Array.from({ length: 1000 }, make));
    expect(made.size).toBe(1000);
    for (const id of made) expect(id).toMatch(/^(msk_|made-)?[\w-]{20,37}$/);
  }
});

test('a key that we made is told from every key of a client', () => {
  expect(isMadeKey(makeIds().idempotencyKey())).toBe(true);
  for (const key of ['key', '', 'made', 'remade-1', '5f0c3a8e-0c1d-4c53-9b39-made-1']) {
    expect(isMadeKey(key)).toBe(false);
  }
});
