import { expect, test } from '@jest/globals';
import { removeBlocks } from '../../../lib/masks/blocks.ts';
import { e164, MASK, makeBlock, makeMask } from '../../support/numbers/masks.ts';
import { makeReconcilingWith } from '../../support/numbers/reconciling.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const setUp = async (state: 'active' | 'releasing' = 'active') => {
  const all = makeReconcilingWith({ store: makeMemoryStore() });
  await all.store.insert(makeMask({ state }));
  all.supplier.ours.add(MASK);
  for (const caller of [e164('+12125550187'), 'withheld'] as const) {
    await all.store.putBlock(makeBlock({ caller }));
  }
  return all;
};

test('all blocks of the mask go, and it is said how many there were', async () => {
  const { store } = await setUp();
  const other = makeBlock({ mask: e164('+14155550124') });
  await store.putBlock(other);
  expect(await removeBlocks(store, MASK)).toBe(2);
  expect(await removeBlocks(store, MASK)).toBe(0);
  expect(await store.listBlocks(other.mask)).toEqual([other]);
  expect(await store.find(MASK)).toEqual(makeMask());
});

test('the blocks go with a release, before the carrier is asked', async () => {
  const { store, supplier, release } = await setUp();
  supplier.fail('release', 'before');
  expect(await release(MASK)).toMatchObject({ released: 'unconfirmed' });
  expect(store.rows()).toHaveLength(1);
});

test('a release that died before it removed them is finished by the next one, or by the reconciliation', async () => {
  for (const finish of ['release', 'reconcile'] as const) {
    const { store, ...all } = await setUp('releasing');
    await all[finish](MASK as never);
    expect(store.rows()).toEqual([expect.objectContaining({ state: 'released' })]);
  }
});
