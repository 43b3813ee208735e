import { expect, test } from '@jest/globals';
import { refuseOwnedNumber } from '../../../lib/numbers/refuse-owned-number.ts';
import { maskOf, withStock } from '../../support/numbers/buying.ts';
import { MASK, makeMask, makeTombstone, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

test.each(['ordering', 'active', 'releasing'] as const)(
  'a mask that is %s hides nobody: calls would go in circles',
  async (state) => {
    const store = makeMemoryStore();
    await store.insert(makeMask({ state }));
    await expect(refuseOwnedNumber(store, MASK)).rejects.toMatchObject({ code: 'number-not-allowed' });
  },
);

test('a number that never was a mask, or is one no more, may be hidden', async () => {
  const store = makeMemoryStore();
  await refuseOwnedNumber(store, MASK);
  await store.insert(makeTombstone());
  await refuseOwnedNumber(store, MASK);
});

test('a mask of a mask is neither made nor kept, and nothing is bought for it', async () => {
  const { create, change, supplier, store } = withStock(...numbersFrom('+14155550150', 2));
  const mask = maskOf(await create());
  const rows = store.rows();
  await expect(create({ number: mask, idempotencyKey: 'another' })).rejects.toMatchObject({
    code: 'number-not-allowed',
  });
  await expect(change({ mask, patch: { number: mask } })).rejects.toMatchObject({
    code: 'number-not-allowed',
  });
  expect(supplier.ours.size).toBe(1);
  expect(store.rows()).toEqual(rows);
});
