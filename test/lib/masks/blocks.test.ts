import { expect, test } from '@jest/globals';
import type { BlockedCaller } from '../../../lib/masks/block.ts';
import { MOST_BLOCKS, makeBlockCaller } from '../../../lib/masks/blocks.ts';
import type { Store } from '../../../lib/table/store.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { CALLER, MASK, makeBlock, makeMask, numbersFrom } from '../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';

const setUp = async (blocked: readonly BlockedCaller[] = []) => {
  const buying = makeBuyingWith({ store: makeMemoryStore() });
  await buying.store.insert(makeMask());
  for (const caller of blocked) await buying.store.putBlock(makeBlock({ caller }));
  return { ...buying, block: makeBlockCaller(buying) };
};

test('a mask has at most a thousand blocks, and one who is blocked already stays so', async () => {
  const { block, store } = await setUp(numbersFrom('+12125550100', MOST_BLOCKS - 1));
  expect(await block(MASK, 'withheld')).toEqual(makeMask());
  await expect(block(MASK, 'other')).rejects.toMatchObject({
    code: 'request-invalid',
    flaws: [{ field: 'caller', detail: expect.stringContaining('1000') }],
  });
  await block(MASK, 'withheld');
  expect(await store.listBlocks(MASK)).toHaveLength(MOST_BLOCKS);
});

test('a caller who is blocked already is not written anew', async () => {
  const { block, store } = await setUp([CALLER]);
  await block(MASK, CALLER);
  expect(await store.listBlocks(MASK)).toEqual([makeBlock({ caller: CALLER })]);
});

/** Everything that a block does to the table, by name, so that a release can come between any two. */
const STEPS = ['find', 'listBlocks', 'putBlock'] as const;

test.each(STEPS.flatMap((step) => [[step, 'before'] as const, [step, 'after'] as const]))(
  'a release that comes %s %s leaves no caller behind',
  async (step, when) => {
    const { store, release, ids, nowSeconds } = await setUp();
    let isReleased = false;
    const releaseOnce = async () => {
      if (isReleased) return;
      isReleased = true;
      await release(MASK);
    };
    const raced: Store = {
      ...store,
      [step]: async (...given: never[]) => {
        if (when === 'before') await releaseOnce();
        const done = await (store[step] as (...all: never[]) => Promise<unknown>)(...given);
        if (when === 'after') await releaseOnce();
        return done;
      },
    };
    await expect(makeBlockCaller({ store: raced, ids, nowSeconds })(MASK, CALLER)).rejects.toMatchObject({
      code: 'mask-unknown',
    });
    expect(await store.listBlocks(MASK)).toEqual([]);
  },
);

test('where the second look fails, the block stays: a repetition sees whether the mask does', async () => {
  const { store, ids, nowSeconds } = await setUp();
  let reads = 0;
  const raced: Store = {
    ...store,
    find: async (mask) => {
      reads += 1;
      if (reads > 1) throw new Error('The table is gone.');
      return store.find(mask);
    },
  };
  await expect(makeBlockCaller({ store: raced, ids, nowSeconds })(MASK, CALLER)).rejects.toThrow('gone');
  expect(await store.listBlocks(MASK)).toMatchObject([{ caller: CALLER }]);
});
