import { describe, expect, test } from '@jest/globals';
import { isNotErased } from '../../../../lib/numbers/buying/stored-request.ts';
import { maskOf, rowOf, withQuotas } from '../../../support/numbers/buying.ts';
import { e164, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import type { MemoryStore } from '../../../support/table/memory-store.ts';

const OTHER = e164('+14155550198');
const THIRD = e164('+14155550199');
const DAY_SECONDS = 24 * 60 * 60;

/** The names of the slots that are taken. */
const slotsIn = (store: MemoryStore, of: 'day' | 'number'): readonly string[] =>
  store
    .kept()
    .slots.filter((row) => of in row)
    .flatMap(({ holders }) => holders.map(({ id }) => id));

const RACES = [2, 3, 50];

describe('the masks of a number', () => {
  test('one below the quota is bought, at it nothing, and after a release there is room again', async () => {
    const { create, release, supplier, store } = withQuotas({ masksPerNumber: 2 });
    const first = maskOf(await create({ idempotencyKey: 'one' }));
    await create({ idempotencyKey: 'two' });
    const third = () => create({ idempotencyKey: 'three' });
    await expect(third()).rejects.toMatchObject({ code: 'number-quota' });
    expect(supplier.ours.size).toBe(2);
    await create({ idempotencyKey: 'other', number: OTHER });
    await release(first);
    await third();
    await expect(create({ idempotencyKey: 'four' })).rejects.toMatchObject({ code: 'number-quota' });
    expect(slotsIn(store, 'number')).toHaveLength(3);
  });

  test.each(RACES)('of %i creations for the last place one wins, and every other is told', async (count) => {
    const { create, supplier } = withQuotas({ masksPerNumber: 1 });
    const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
    const results = await Promise.allSettled(keys.map((idempotencyKey) => create({ idempotencyKey })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of results) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'number-quota' });
    }
    expect(supplier.ours.size).toBe(1);
  });

  test('a mask keeps its slot when a key is used again after its request was erased', async () => {
    const { create, release, store } = withQuotas({ masksPerNumber: 2 });
    const first = maskOf(await create());
    const [request] = (await store.scan()).requests.filter(isNotErased);
    await (request && store.removeRequest(request));
    const second = await rowOf(store, maskOf(await create()));
    await release(first);
    expect(slotsIn(store, 'number')).toEqual([second.slot]);
  });

  test('whoever goes on with a request has its slots already', async () => {
    const { create, supplier, clock, store } = withQuotas({ masksPerNumber: 1, masksPerDay: 1 });
    supplier.loseOrder('after');
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    clock.seconds += DAY_SECONDS;
    const mask = await rowOf(store, maskOf(await create()));
    expect([slotsIn(store, 'number'), slotsIn(store, 'day')]).toEqual([[mask.slot], [mask.slot]]);
  });
});

describe('the masks of a day', () => {
  test('one below the quota is bought, at it nothing, and the next day has room again', async () => {
    const { create, supplier, clock } = withQuotas({ masksPerDay: 2 });
    await create({ idempotencyKey: 'one' });
    await create({ idempotencyKey: 'two', number: OTHER });
    const third = () => create({ idempotencyKey: 'three', number: THIRD });
    await expect(third()).rejects.toMatchObject({ code: 'day-quota', retryAfterSeconds: DAY_SECONDS / 2 });
    expect(supplier.ours.size).toBe(2);
    clock.seconds = NOW_SECONDS + DAY_SECONDS / 2;
    await third();
  });

  test('a release makes no room: the money is spent', async () => {
    const { create, release } = withQuotas({ masksPerDay: 1 });
    await release(maskOf(await create()));
    await expect(create({ idempotencyKey: 'two' })).rejects.toMatchObject({ code: 'day-quota' });
  });

  test.each(RACES)('of %i creations for the last place one wins, and every other is told', async (count) => {
    const { create, supplier } = withQuotas({ masksPerDay: 1 });
    const keys = Array.from({ length: count }, (_, index) => `key-${index}`);
    const results = await Promise.allSettled(keys.map((idempotencyKey) => create({ idempotencyKey })));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(supplier.ours.size).toBe(1);
  });

  test('who is refused late hears of a time that is still to come', async () => {
    const { create, store, clock } = withQuotas({ masksPerDay: 1 });
    await create();
    const { findSlots } = store;
    Object.assign(store, {
      findSlots: async (...given: Parameters<typeof findSlots>) => {
        clock.seconds = NOW_SECONDS + DAY_SECONDS;
        return findSlots(...given);
      },
    });
    await expect(create({ idempotencyKey: 'two' })).rejects.toMatchObject({
      code: 'day-quota',
      retryAfterSeconds: 1,
    });
  });
});

describe('what ends with nothing bought leaves nothing behind', () => {
  test.each(['number-quota', 'day-quota', 'number-not-allowed', 'no-stock', 'carrier-failed'])(
    'no slot stays taken after %s',
    async (code) => {
      const quotas = { masksPerNumber: 1, masksPerDay: code === 'day-quota' ? 1 : 9 };
      const { create, store, supplier } = withQuotas(quotas);
      const mask = maskOf(await create());
      const rows = new Set(store.rows().map((row) => JSON.stringify({ ...row, etag: '' })));
      if (code === 'no-stock') supplier.stock.clear();
      if (code === 'carrier-failed') supplier.fail('candidates', 'before');
      const number = { 'number-quota': NUMBER, 'number-not-allowed': mask }[code] ?? OTHER;
      await expect(create({ idempotencyKey: 'two', number })).rejects.toMatchObject({ code });
      expect(new Set(store.rows().map((row) => JSON.stringify({ ...row, etag: '' })))).toEqual(rows);
    },
  );

  test('where freeing fails, the client hears the first failure, and the reconciliation frees later', async () => {
    const { create, store, supplier } = withQuotas({});
    supplier.fail('candidates', 'before');
    const { removeSlots } = store;
    Object.assign(store, { removeSlots: () => Promise.reject(new Error('The table is down.')) });
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    Object.assign(store, { removeSlots });
    expect([slotsIn(store, 'number').length, (await store.scan()).requests.length]).toEqual([1, 1]);
  });
});
