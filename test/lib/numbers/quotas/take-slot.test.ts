import { describe, expect, test } from '@jest/globals';
import { freeSlot, takeSlot } from '../../../../lib/numbers/quotas/take-slot.ts';
import type { Store } from '../../../../lib/table/store.ts';
import { makeTestIds, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const NUMBER_QUOTA = { number: NUMBER };
const DAY_QUOTA = { day: '2026-11-20' };
const DAY_SECONDS = 24 * 60 * 60;

const setUp = <S extends Store>(store: S) => ({
  store,
  ids: makeTestIds(),
  nowSeconds: () => NOW_SECONDS,
});
const makeTaking = () => setUp(makeMemoryStore());

const holdersOf = async (store: Store, quota: Parameters<Store['findSlots']>[0] = NUMBER_QUOTA) =>
  ((await store.findSlots(quota))?.holders ?? []).map(({ id }) => id);

describe.each([NUMBER_QUOTA, DAY_QUOTA])('under the quota of %j', (quota) => {
  test('one below it is let through, at it nobody, and after one has gone there is room again', async () => {
    const taking = makeTaking();
    const take = (id: string) => takeSlot(taking, quota, { id }, 2);
    expect([await take('one'), await take('two'), await take('three')]).toEqual([true, true, false]);
    await freeSlot(taking, quota, 'one');
    expect([await take('three'), await take('one')]).toEqual([true, false]);
    expect(await holdersOf(taking.store, quota)).toEqual(['two', 'three']);
  });

  test('who has a slot takes no other, also where the quota has been lowered since', async () => {
    const taking = makeTaking();
    for (const id of ['one', 'two', 'one']) await takeSlot(taking, quota, { id }, 2);
    expect(await takeSlot(taking, quota, { id: 'two' }, 1)).toBe(true);
    expect((await holdersOf(taking.store, quota)).toSorted()).toEqual(['one', 'two']);
  });

  test('of fifty at once, as many as there are places get one, and each is told', async () => {
    const taking = makeTaking();
    const fifty = Array.from({ length: 50 }, (_, index) => `slot-${index}`);
    const taken = await Promise.all(fifty.map((id) => takeSlot(taking, quota, { id }, 20)));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(await holdersOf(taking.store, quota)).toEqual(fifty.filter((_, index) => taken[index]));
  });

  test('the row goes with its last holder', async () => {
    const taking = makeTaking();
    await takeSlot(taking, quota, { id: 'one' }, 2);
    await freeSlot(taking, quota, 'one');
    expect(taking.store.rows()).toEqual([]);
  });
});

test('a day is erased two days after its end, a number never', async () => {
  const taking = makeTaking();
  await takeSlot(taking, DAY_QUOTA, { id: 'one' }, 2);
  await takeSlot(taking, NUMBER_QUOTA, { id: 'one' }, 2);
  expect(await taking.store.findSlots(DAY_QUOTA)).toMatchObject({
    purgeAtSeconds: Date.parse('2026-11-21T00:00:00Z') / 1000 + 2 * DAY_SECONDS,
  });
  expect(await taking.store.findSlots(NUMBER_QUOTA)).not.toHaveProperty('purgeAtSeconds');
});

test('what is not taken, or may not be freed, stays as it is', async () => {
  const taking = makeTaking();
  await takeSlot(taking, NUMBER_QUOTA, { id: 'one' }, 2);
  const rows = taking.store.rows();
  await freeSlot(taking, NUMBER_QUOTA, 'two');
  await freeSlot(taking, NUMBER_QUOTA, 'one', async () => false);
  expect(taking.store.rows()).toEqual(rows);
});

test('who takes a slot again between evidence and write keeps it: the evidence is looked at again', async () => {
  const taking = makeTaking();
  // Another process, which takes no turns with ours.
  const elsewhere = { ...taking, store: { ...taking.store } };
  const take = () => takeSlot(elsewhere, NUMBER_QUOTA, { id: 'one' }, 2);
  await take();
  const answers = [true, false];
  await freeSlot(taking, NUMBER_QUOTA, 'one', async () => {
    await take();
    return answers.shift() ?? false;
  });
  expect([answers, await holdersOf(taking.store)]).toEqual([[], ['one']]);
});

test('who loses every race is told to repeat, and has no slot', async () => {
  const store = makeMemoryStore();
  const contended = setUp({ ...store, insertSlots: async () => false });
  await expect(takeSlot(contended, NUMBER_QUOTA, { id: 'one' }, 2)).rejects.toMatchObject({
    code: 'request-in-progress',
    retryAfterSeconds: 5,
  });
  expect(store.rows()).toEqual([]);
});
