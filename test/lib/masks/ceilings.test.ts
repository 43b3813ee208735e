import { describe, expect, test } from '@jest/globals';
import { isRemembered } from '../../../lib/masks/create-request.ts';
import { maskOf, rowOf, withCeilings } from '../../support/buying.ts';
import { e164, NOW_SECONDS, NUMBER } from '../../support/masks.ts';
import type { MemoryMaskStore } from '../../support/memory-mask-store.ts';

const OTHER = e164('+14155550198');
const THIRD = e164('+14155550199');
const DAY_SECONDS = 24 * 60 * 60;

/** The names of the places that are taken. */
const placesIn = (store: MemoryMaskStore, sk: 'DAY' | 'PERSON'): readonly string[] =>
  store
    .rows()
    .filter((row) => row['sk'] === sk)
    .flatMap((row) => (row['holders'] as readonly { id: string }[]).map(({ id }) => id));

const RACES = [2, 3, 50];

describe('the masks of a number', () => {
  test('one below the ceiling is bought, at it nothing, and after a release there is room again', async () => {
    const { create, release, supplier, store } = withCeilings({ masksPerNumber: 2 });
    const first = maskOf(await create({ idempotencyKey: 'one' }));
    await create({ idempotencyKey: 'two' });
    const third = () => create({ idempotencyKey: 'three' });
    await expect(third()).rejects.toMatchObject({ code: 'number-ceiling' });
    expect(supplier.ours.size).toBe(2);
    await create({ idempotencyKey: 'other', number: OTHER });
    await release(first);
    await third();
    await expect(create({ idempotencyKey: 'four' })).rejects.toMatchObject({ code: 'number-ceiling' });
    expect(placesIn(store, 'PERSON')).toHaveLength(3);
  });

  test.each(RACES)('of %i creations for the last place one wins, and every other is told', async (count) => {
    const { create, supplier } = withCeilings({ masksPerNumber: 1 });
    const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
    const settled = await Promise.allSettled(keys.map((idempotencyKey) => create({ idempotencyKey })));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of settled) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'number-ceiling' });
    }
    expect(supplier.ours.size).toBe(1);
  });

  test('a mask keeps its place when a key is used again after its request was forgotten', async () => {
    const { create, release, store } = withCeilings({ masksPerNumber: 2 });
    const first = maskOf(await create());
    const [request] = (await store.scan()).requests.filter(isRemembered);
    await (request && store.removeRequest(request));
    const second = await rowOf(store, maskOf(await create()));
    await release(first);
    expect(placesIn(store, 'PERSON')).toEqual([second.place]);
  });

  test('whoever goes on with a request has its places already', async () => {
    const { create, supplier, clock, store } = withCeilings({ masksPerNumber: 1, masksPerDay: 1 });
    supplier.loseOrder('after');
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    clock.seconds += DAY_SECONDS;
    const mask = await rowOf(store, maskOf(await create()));
    expect([placesIn(store, 'PERSON'), placesIn(store, 'DAY')]).toEqual([[mask.place], [mask.place]]);
  });
});

describe('the masks of a day', () => {
  test('one below the ceiling is bought, at it nothing, and the next day has room again', async () => {
    const { create, supplier, clock } = withCeilings({ masksPerDay: 2 });
    await create({ idempotencyKey: 'one' });
    await create({ idempotencyKey: 'two', number: OTHER });
    const third = () => create({ idempotencyKey: 'three', number: THIRD });
    await expect(third()).rejects.toMatchObject({ code: 'day-ceiling', retryAfterSeconds: DAY_SECONDS / 2 });
    expect(supplier.ours.size).toBe(2);
    clock.seconds = NOW_SECONDS + DAY_SECONDS / 2;
    await third();
  });

  test('a release makes no room: the money is spent', async () => {
    const { create, release } = withCeilings({ masksPerDay: 1 });
    await release(maskOf(await create()));
    await expect(create({ idempotencyKey: 'two' })).rejects.toMatchObject({ code: 'day-ceiling' });
  });

  test.each(RACES)('of %i creations for the last place one wins, and every other is told', async (count) => {
    const { create, supplier } = withCeilings({ masksPerDay: 1 });
    const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
    const settled = await Promise.allSettled(keys.map((idempotencyKey) => create({ idempotencyKey })));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(supplier.ours.size).toBe(1);
  });

  test('who is refused late hears of a time that is still to come', async () => {
    const { create, store, clock } = withCeilings({ masksPerDay: 1 });
    await create();
    const { findPlaces } = store;
    Object.assign(store, {
      findPlaces: async (...given: Parameters<typeof findPlaces>) => {
        clock.seconds = NOW_SECONDS + DAY_SECONDS;
        return findPlaces(...given);
      },
    });
    await expect(create({ idempotencyKey: 'two' })).rejects.toMatchObject({
      code: 'day-ceiling',
      retryAfterSeconds: 1,
    });
  });
});

describe('what ends with nothing bought leaves nothing behind', () => {
  test.each(['number-ceiling', 'day-ceiling', 'number-not-allowed', 'no-stock', 'carrier-failed'])(
    'no place stays taken after %s',
    async (code) => {
      const ceilings = { masksPerNumber: 1, masksPerDay: code === 'day-ceiling' ? 1 : 9 };
      const { create, store, supplier } = withCeilings(ceilings);
      const mask = maskOf(await create());
      const rows = new Set(store.rows().map((row) => JSON.stringify({ ...row, etag: '' })));
      if (code === 'no-stock') supplier.stock.clear();
      if (code === 'carrier-failed') supplier.fail('candidates', 'before');
      const number = { 'number-ceiling': NUMBER, 'number-not-allowed': mask }[code] ?? OTHER;
      await expect(create({ idempotencyKey: 'two', number })).rejects.toMatchObject({ code });
      expect(new Set(store.rows().map((row) => JSON.stringify({ ...row, etag: '' })))).toEqual(rows);
    },
  );

  test('where freeing fails, the client hears the first failure, and the sweep frees later', async () => {
    const { create, store, supplier } = withCeilings({});
    supplier.fail('candidates', 'before');
    const { removePlaces } = store;
    Object.assign(store, { removePlaces: () => Promise.reject(new Error('The table is down.')) });
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    Object.assign(store, { removePlaces });
    expect([placesIn(store, 'PERSON').length, (await store.scan()).requests.length]).toEqual([1, 1]);
  });
});
