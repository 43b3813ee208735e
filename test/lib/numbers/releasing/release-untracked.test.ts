import { expect, test } from '@jest/globals';
import { releaseReserved, releaseUntracked } from '../../../../lib/numbers/releasing/release-untracked.ts';
import { renewedTombstone, tombstoneFor, tombstoneOf } from '../../../../lib/numbers/releasing/tombstone.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { MASK, makeMask, makeTestIds, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const { signal } = new AbortController();

const makeGiving = () => {
  const supplier = makeFakeSupplier();
  supplier.ours.add(MASK);
  const assignments = { personOf: () => NUMBER };
  return {
    store: makeMemoryStore(),
    supplier,
    assignments,
    ids: makeTestIds(),
    nowSeconds: () => NOW_SECONDS,
  };
};

test('a number that nobody has on file goes back, and its tombstone says nothing of anybody', async () => {
  const giving = makeGiving();
  expect(await releaseUntracked(giving, MASK, signal)).toBe('released');
  expect(giving.supplier.ours.size).toBe(0);
  expect(await giving.store.find(MASK)).toMatchObject({ state: 'released' });
  expect(JSON.stringify(giving.store.rows())).not.toContain(NUMBER);
});

test('a released number rests for 90 days, or as long as the deployer says', async () => {
  const giving = makeGiving();
  expect(tombstoneOf(MASK, giving).purgeAtSeconds).toBe(NOW_SECONDS + 90 * 24 * 3600);
  expect(tombstoneOf(MASK, { ...giving, tombstoneDays: 7 }).purgeAtSeconds).toBe(NOW_SECONDS + 7 * 24 * 3600);
});

test('the tombstone of a mask keeps its request, which gets no other, and that of an unfiled number has none', () => {
  const giving = makeGiving();
  expect(tombstoneFor(makeMask({ requestId: 'request' }), giving)).toMatchObject({ requestId: 'request' });
  expect(renewedTombstone(tombstoneOf(MASK, giving), giving)).not.toHaveProperty('requestId');
});

test('a number that is on file stays where it is', async () => {
  const giving = makeGiving();
  await giving.store.insert(makeMask());
  expect(await releaseUntracked(giving, MASK, signal)).toBe('on-file');
  expect(giving.supplier.calls).toEqual([]);
});

test('the claim comes before the carrier is asked: whoever looks in between sees that it goes back', async () => {
  const giving = makeGiving();
  giving.supplier.fail('release', 'before');
  await expect(releaseUntracked(giving, MASK, signal)).rejects.toMatchObject({ code: 'carrier-failed' });
  expect(await giving.store.find(MASK)).toMatchObject({ state: 'released' });
});

test('a reservation goes back with its number', async () => {
  const giving = makeGiving();
  const reservation = makeMask({ state: 'ordering' });
  await giving.store.insert(reservation);
  expect(await releaseReserved(giving, reservation, signal)).toBe('released');
  expect(giving.supplier.ours.size).toBe(0);
  expect(await giving.store.find(MASK)).toMatchObject({ state: 'released' });
});

test('a reservation that somebody has moved on stays theirs', async () => {
  const giving = makeGiving();
  const reservation = makeMask({ state: 'ordering' });
  await giving.store.insert(makeMask({ etag: 'later' }));
  expect(await releaseReserved(giving, reservation, signal)).toBe('on-file');
  expect(giving.supplier.ours.has(MASK)).toBe(true);
});
