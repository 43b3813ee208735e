import { expect, test } from '@jest/globals';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { Holder } from '../../../../lib/numbers/quotas/slots.ts';
import { e164, makeHolder, makeMask, makeRequest, NOW_SECONDS, NUMBER } from '../../../support/masks.ts';
import { makeSweeping } from '../../../support/sweeping.ts';

const OTHER = e164('+14155550198');
const HOUR_SECONDS = 60 * 60;

/** A mask in order at the carrier, and places of two numbers. */
const withPlaces = async (holder: Partial<Holder> = {}, mask: Partial<Mask> = {}) => {
  const all = makeSweeping();
  const row = makeMask({ place: 'place', ...mask });
  await all.store.insert(row);
  all.supplier.ours.add(row.mask);
  await all.store.insertPlaces({ number: NUMBER, holders: [makeHolder()], etag: 'first' });
  await all.store.insertPlaces({
    number: OTHER,
    holders: [makeHolder({ id: 'left', ...holder })],
    etag: 'second',
  });
  const left = async () => (await all.store.findPlaces({ number: OTHER }))?.holders ?? [];
  all.clock.seconds += HOUR_SECONDS;
  return { ...all, left };
};

test('a place that a crash has left is freed, and its number is on file no more; one in use stays', async () => {
  const { sweep, store, left } = await withPlaces();
  expect((await sweep()).findings).toEqual([]);
  expect(await left()).toEqual([]);
  expect(await store.findPlaces({ number: NUMBER })).toMatchObject({ etag: 'first' });
  expect(JSON.stringify(store.rows())).not.toContain(OTHER);
});

test('one that is younger than an hour may still come to use', async () => {
  const { sweep, left } = await withPlaces({ takenAtSeconds: NOW_SECONDS + 1 });
  await sweep();
  expect(await left()).toHaveLength(1);
});

test('one of an unfinished request stays, and goes when that is undone', async () => {
  const { sweep, store, left, clock } = await withPlaces({ requestId: 'request' });
  const rollBackAtSeconds = clock.seconds + HOUR_SECONDS;
  await store.insertRequest(makeRequest({ person: OTHER, place: 'left', rollBackAtSeconds }));
  await sweep();
  expect(await left()).toHaveLength(1);
  clock.seconds = rollBackAtSeconds;
  expect((await sweep()).findings).toMatchObject([{ kind: 'stuck-request', result: 'done' }]);
  expect(await left()).toEqual([]);
});

test('a sweep that only checks frees nothing, nor one whose time is over', async () => {
  const { sweep, store, left, clock } = await withPlaces();
  await sweep({ isCheckOnly: true });
  const { scan } = store;
  Object.assign(store, {
    scan: async (...given: Parameters<typeof scan>) => {
      clock.seconds += 60;
      return scan(...given);
    },
  });
  await sweep({ budgetSeconds: 60 });
  expect(await left()).toHaveLength(1);
});

test('one that cannot be freed is told, is left to the next sweep, and fails nothing else', async () => {
  const { sweep, store, left } = await withPlaces();
  const { removePlaces } = store;
  const failure = new Error('The table is down.');
  Object.assign(store, { removePlaces: () => Promise.reject(failure) });
  expect(await sweep()).toMatchObject({ isComplete: true, findings: [], unfreed: [failure] });
  expect(await left()).toHaveLength(1);
  Object.assign(store, { removePlaces });
  expect(await sweep()).toMatchObject({ unfreed: [] });
  expect(await left()).toEqual([]);
});

test('a mask that ends frees its place, whichever way: by its time', async () => {
  const { sweep, store } = await withPlaces({}, { expiresAtSeconds: NOW_SECONDS - 8 * 24 * HOUR_SECONDS });
  expect((await sweep()).findings).toMatchObject([{ kind: 'expired', result: 'done' }]);
  expect(await store.findPlaces({ number: NUMBER })).toBeUndefined();
});

test('a reservation that its request has dropped frees nothing: the place is that of its request', async () => {
  const { sweep, store } = await withPlaces();
  const mask = e164('+14155550124');
  const createdAt = '2026-11-20T10:00:00Z';
  await store.insert(makeMask({ mask, state: 'ordering', requestId: 'gone', place: 'place', createdAt }));
  expect((await sweep()).findings).toMatchObject([{ kind: 'stray-reservation', result: 'done' }]);
  expect(await store.findPlaces({ number: NUMBER })).toMatchObject({ etag: 'first' });
});
