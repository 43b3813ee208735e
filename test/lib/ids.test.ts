import { expect, test } from '@jest/globals';
import { makeIds } from '../../lib/ids.ts';

test('ids are random, 120 bits and more, and may stand in headers and paths', () => {
  const ids = makeIds();
  for (const make of [ids.maskId, ids.etag, ids.idempotencyKey]) {
    const made = new Set(Array.from({ length: 1000 }, make));
    expect(made.size).toBe(1000);
    for (const id of made) expect(id).toMatch(/^(msk_|made-)?[\w-]{20,37}$/);
  }
});
