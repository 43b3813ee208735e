import { describe, expect, test } from '@jest/globals';
import type { MaskStore } from '../../../../lib/masks/mask-store.ts';
import { freePlace, takePlace } from '../../../../lib/numbers/quotas/take-slot.ts';
import { makeTestIds, NOW_SECONDS, NUMBER } from '../../../support/masks.ts';
import { makeMemoryMaskStore } from '../../../support/memory-mask-store.ts';

const NUMBER_CEILING = { number: NUMBER };
const DAY_CEILING = { day: '2026-11-20' };
const DAY_SECONDS = 24 * 60 * 60;

const setUp = <S extends MaskStore>(store: S) => ({
  store,
  ids: makeTestIds(),
  nowSeconds: () => NOW_SECONDS,
});
const makeTaking = () => setUp(makeMemoryMaskStore());

const holdersOf = async (
  store: MaskStore,
  ceiling: Parameters<MaskStore['findPlaces']>[0] = NUMBER_CEILING,
) => ((await store.findPlaces(ceiling))?.holders ?? []).map(({ id }) => id);

describe.each([NUMBER_CEILING, DAY_CEILING])('under the ceiling of %j', (ceiling) => {
  test('one below it is let through, at it nobody, and after one has gone there is room again', async () => {
    const taking = makeTaking();
    const take = (id: string) => takePlace(taking, ceiling, { id }, 2);
    expect([await take('one'), await take('two'), await take('three')]).toEqual([true, true, false]);
    await freePlace(taking, ceiling, 'one');
    expect([await take('three'), await take('one')]).toEqual([true, false]);
    expect(await holdersOf(taking.store, ceiling)).toEqual(['two', 'three']);
  });

  test('who has a place takes no other, also where the ceiling has been lowered since', async () => {
    const taking = makeTaking();
    for (const id of ['one', 'two', 'one']) await takePlace(taking, ceiling, { id }, 2);
    expect(await takePlace(taking, ceiling, { id: 'two' }, 1)).toBe(true);
    expect((await holdersOf(taking.store, ceiling)).toSorted()).toEqual(['one', 'two']);
  });

  test('of fifty at once, as many as there are places get one, and each is told', async () => {
    const taking = makeTaking();
    const fifty = Array.from({ length: 50 }, (_, index) => `place-${index}`);
    const taken = await Promise.all(fifty.map((id) => takePlace(taking, ceiling, { id }, 20)));
    expect(taken.filter(Boolean)).toHaveLength(20);
    expect(await holdersOf(taking.store, ceiling)).toEqual(fifty.filter((_, index) => taken[index]));
  });

  test('the row goes with its last holder', async () => {
    const taking = makeTaking();
    await takePlace(taking, ceiling, { id: 'one' }, 2);
    await freePlace(taking, ceiling, 'one');
    expect(taking.store.rows()).toEqual([]);
  });
});

test('a day is forgotten two days after its end, a number never', async () => {
  const taking = makeTaking();
  await takePlace(taking, DAY_CEILING, { id: 'one' }, 2);
  await takePlace(taking, NUMBER_CEILING, { id: 'one' }, 2);
  expect(await taking.store.findPlaces(DAY_CEILING)).toMatchObject({
    purgeAtSeconds: Date.parse('2026-11-21T00:00:00Z') / 1000 + 2 * DAY_SECONDS,
  });
  expect(await taking.store.findPlaces(NUMBER_CEILING)).not.toHaveProperty('purgeAtSeconds');
});

test('what is not taken, or may not be freed, stays as it is', async () => {
  const taking = makeTaking();
  await takePlace(taking, NUMBER_CEILING, { id: 'one' }, 2);
  const rows = taking.store.rows();
  await freePlace(taking, NUMBER_CEILING, 'two');
  await freePlace(taking, NUMBER_CEILING, 'one', async () => false);
  expect(taking.store.rows()).toEqual(rows);
});

test('who takes a place again between evidence and write keeps it: the evidence is looked at again', async () => {
  const taking = makeTaking();
  // Another process, which takes no turns with ours.
  const elsewhere = { ...taking, store: { ...taking.store } };
  const take = () => takePlace(elsewhere, NUMBER_CEILING, { id: 'one' }, 2);
  await take();
  const answers = [true, false];
  await freePlace(taking, NUMBER_CEILING, 'one', async () => {
    await take();
    return answers.shift() ?? false;
  });
  expect([answers, await holdersOf(taking.store)]).toEqual([[], ['one']]);
});

test('who loses every race is told to repeat, and has no place', async () => {
  const store = makeMemoryMaskStore();
  const contended = setUp({ ...store, insertPlaces: async () => false });
  await expect(takePlace(contended, NUMBER_CEILING, { id: 'one' }, 2)).rejects.toMatchObject({
    code: 'request-in-progress',
    retryAfterSeconds: 5,
  });
  expect(store.rows()).toEqual([]);
});
