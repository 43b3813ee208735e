import { describe, expect, test } from '@jest/globals';
import type { Store } from '../../../lib/table/store.ts';
import { maskOf, rowOf, withQuotas } from '../../support/numbers/buying.ts';
import { e164, makeTombstone, NUMBER } from '../../support/numbers/masks.ts';

const OTHER = e164('+14155550198');
const THIRD = e164('+14155550199');

const withTwo = async () => {
  const buying = withQuotas({ masksPerNumber: 1 });
  const mask = maskOf(await buying.create());
  const taken = maskOf(await buying.create({ idempotencyKey: 'other', number: OTHER }));
  const holders = async (number: typeof OTHER) =>
    ((await buying.store.findSlots({ number }))?.holders ?? []).map(({ id }) => id);
  return { ...buying, mask, taken, holders };
};

test('a mask takes a place of its new number and frees the old one: there is room again', async () => {
  const { change, create, mask, store, holders } = await withTwo();
  await change({ mask, patch: { number: THIRD } });
  expect(await holders(THIRD)).toEqual([(await rowOf(store, mask)).slot]);
  expect(await store.findSlots({ number: NUMBER })).toBeUndefined();
  await create({ idempotencyKey: 'again' });
  await expect(create({ idempotencyKey: 'third', number: THIRD })).rejects.toMatchObject({
    code: 'number-quota',
  });
});

test('a change to the number that it has takes nothing, also at the quota', async () => {
  const { change, mask, store, holders } = await withTwo();
  const { slot } = await rowOf(store, mask);
  expect(await change({ mask, patch: { number: NUMBER, label: 'x' } })).toMatchObject({ label: 'x', slot });
  expect(await holders(NUMBER)).toEqual([slot]);
});

test.each(['number-quota', 'number-not-allowed'])('%s: nothing is changed, nothing kept', async (code) => {
  const { change, mask, taken, store } = await withTwo();
  const rows = store.rows();
  const number = code === 'number-quota' ? OTHER : taken;
  await expect(change({ mask, patch: { number } })).rejects.toMatchObject({ code });
  expect(store.rows()).toEqual(rows);
});

describe('of two who move one mask at once', () => {
  test.each([
    ['to two numbers', THIRD, e164('+14155550197')],
    ['to one number', THIRD, THIRD],
    ['there and back', THIRD, NUMBER],
  ])('%s, the mask takes one slot of its number, and no other slot is taken', async (_, one, other) => {
    const { change, mask, taken, store } = await withTwo();
    await Promise.allSettled([one, other].map((number) => change({ mask, patch: { number } })));
    const rows = await Promise.all([mask, taken].map((each) => rowOf(store, each)));
    const { slots } = await store.scan();
    expect(slots.flatMap(({ holders }) => holders.map(({ id }) => id)).toSorted()).toEqual(
      rows.map(({ slot }) => slot).toSorted(),
    );
  });
});

const replacing = (store: Store, replace: Store['replace']): void => {
  Object.assign(store, { replace });
};

test('a mask that is released meanwhile takes no slot with it', async () => {
  const { change, release, mask, store } = await withTwo();
  const { replace } = store;
  replacing(store, async (...given) => {
    replacing(store, replace);
    await release(mask);
    return replace(...given);
  });
  await expect(change({ mask, patch: { number: THIRD } })).rejects.toMatchObject({ code: 'mask-unknown' });
  expect([await store.findSlots({ number: THIRD }), await store.findSlots({ number: NUMBER })]).toEqual([
    undefined,
    undefined,
  ]);
});

test('where it is open whether the mask was reassigned, no slot is freed that it may have', async () => {
  const { change, mask, store, holders } = await withTwo();
  const { replace } = store;
  replacing(store, async (...given) => {
    await replace(...given);
    throw new Error('The answer is lost.');
  });
  await expect(change({ mask, patch: { number: THIRD } })).rejects.toThrow('The answer is lost.');
  expect(await holders(THIRD)).toEqual([(await rowOf(store, mask)).slot]);
});

test('a move whose answer was lost, and after which somebody changed the mask, keeps its slot', async () => {
  const { change, create, mask, store, holders } = await withTwo();
  const { replace } = store;
  replacing(store, async (...given) => {
    replacing(store, replace);
    await replace(...given);
    await change({ mask, patch: { label: 'by another client' } });
    return replace(...given);
  });
  expect(await change({ mask, patch: { number: THIRD } })).toMatchObject({ number: THIRD });
  expect(await holders(THIRD)).toEqual([(await rowOf(store, mask)).slot]);
  await expect(create({ idempotencyKey: 'third', number: THIRD })).rejects.toMatchObject({
    code: 'number-quota',
  });
});

test('a reassignment that lost to a mask’s end keeps no slot', async () => {
  const { change, mask, store } = await withTwo();
  const { replace } = store;
  replacing(store, async (before, after) => {
    replacing(store, replace);
    await replace(before, makeTombstone({ mask, etag: 'gone' }));
    return replace(before, after);
  });
  await expect(change({ mask, patch: { number: THIRD } })).rejects.toMatchObject({ code: 'mask-unknown' });
  expect(await store.findSlots({ number: THIRD })).toBeUndefined();
});

test.each(['of the new number', 'of the old number'])(
  'a slot %s that cannot be freed fails nothing else',
  async (which) => {
    const { change, mask, taken, store } = await withTwo();
    Object.assign(store, { removeSlots: () => Promise.reject(new Error('The table is down.')) });
    if (which === 'of the old number') {
      expect(await change({ mask, patch: { number: THIRD } })).toMatchObject({ number: THIRD });
    } else {
      await expect(change({ mask, patch: { number: taken } })).rejects.toMatchObject({
        code: 'number-not-allowed',
      });
    }
  },
);
