import { expect, test } from '@jest/globals';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { Holder } from '../../../../lib/numbers/quotas/slots.ts';
import {
  e164,
  makeHolder,
  makeMask,
  makeRequest,
  NOW_SECONDS,
  NUMBER,
} from '../../../support/numbers/masks.ts';
import { makeReconciling } from '../../../support/numbers/reconciling.ts';

const OTHER = e164('+14155550198');
const HOUR_SECONDS = 60 * 60;

/** A mask in order at the carrier, and places of two numbers. */
const withSlots = async (holder: Partial<Holder> = {}, mask: Partial<Mask> = {}) => {
  const all = makeReconciling();
  const row = makeMask({ slot: 'slot', ...mask });
  await all.store.insert(row);
  all.supplier.ours.add(row.mask);
  await all.store.insertSlots({ number: NUMBER, holders: [makeHolder()], etag: 'first' });
  await all.store.insertSlots({
    number: OTHER,
    holders: [makeHolder({ id: 'left', ...holder })],
    etag: 'second',
  });
  const left = async () => (await all.store.findSlots({ number: OTHER }))?.holders ?? [];
  all.clock.seconds += HOUR_SECONDS;
  return { ...all, left };
};

test('a slot that a crash has left is freed, and its number is on file no more; one in use stays', async () => {
  const { reconcile, store, left } = await withSlots();
  expect((await reconcile()).findings).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await store.findSlots({ number: NUMBER })).toMatchObject({ etag: 'first' });
  expect(JSON.stringify(store.rows())).not.toContain(OTHER);
});

test('one that is younger than an hour may still come to use', async () => {
  const { reconcile, left } = await withSlots({ takenAtSeconds: NOW_SECONDS + 1 });
  await reconcile();
  expect(await left()).toHaveLength(1);
});

test('one of an unfinished request stays, and goes when that is undone', async () => {
  const { reconcile, store, left, clock } = await withSlots({ requestId: 'request' });
  const rollBackAtSeconds = clock.seconds + HOUR_SECONDS;
  await store.insertRequest(makeRequest({ person: OTHER, slot: 'left', rollBackAtSeconds }));
  await reconcile();
  expect(await left()).toHaveLength(1);
  clock.seconds = rollBackAtSeconds;
  expect((await reconcile()).findings).toMatchObject([{ kind: 'stuck-request', result: 'done' }]);
  expect(await left()).toEqual([]);
});

test('a reconciliation that only checks frees nothing, nor one whose time is over', async () => {
  const { reconcile, store, left, clock } = await withSlots();
  await reconcile({ isCheckOnly: true });
  const { scan } = store;
  Object.assign(store, {
    scan: async (...given: Parameters<typeof scan>) => {
      clock.seconds += 60;
      return scan(...given);
    },
  });
  await reconcile({ budgetSeconds: 60 });
  expect(await left()).toHaveLength(1);
});

test('one that cannot be freed is told, is left to the next reconciliation, and fails nothing else', async () => {
  const { reconcile, store, left } = await withSlots();
  const { removeSlots } = store;
  const failure = new Error('The table is down.');
  Object.assign(store, { removeSlots: () => Promise.reject(failure) });
  expect(await reconcile()).toMatchObject({ isComplete: true, findings: [], unfreed: [failure] });
  expect(await left()).toHaveLength(1);
  Object.assign(store, { removeSlots });
  expect(await reconcile()).toMatchObject({ unfreed: [] });
  expect(await left()).toEqual([]);
});

test('a mask that ends frees its slot, whichever way: by its time', async () => {
  const { reconcile, store } = await withSlots({}, { expiresAtSeconds: NOW_SECONDS - 8 * 24 * HOUR_SECONDS });
  expect((await reconcile()).findings).toMatchObject([{ kind: 'expired', result: 'done' }]);
  expect(await store.findSlots({ number: NUMBER })).toBeUndefined();
});

test('a reservation that its request has dropped frees nothing: the slot is that of its request', async () => {
  const { reconcile, store } = await withSlots();
  const mask = e164('+14155550124');
  const createdAt = '2026-11-20T10:00:00Z';
  await store.insert(makeMask({ mask, state: 'ordering', requestId: 'gone', slot: 'slot', createdAt }));
  expect((await reconcile()).findings).toMatchObject([{ kind: 'stray-reservation', result: 'done' }]);
  expect(await store.findSlots({ number: NUMBER })).toMatchObject({ etag: 'first' });
});
