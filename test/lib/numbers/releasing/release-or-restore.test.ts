import { expect, test } from '@jest/globals';
import { releaseOrRestore } from '../../../../lib/numbers/releasing/release-or-restore.ts';
import { releaseUntracked } from '../../../../lib/numbers/releasing/release-untracked.ts';
import { renewedTombstone, tombstoneFor } from '../../../../lib/numbers/releasing/tombstone.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { makeBuying } from '../../../support/numbers/buying.ts';
import { MASK, makeMask, makeTombstone, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';

const { signal } = new AbortController();
const FORMER = { voiceUrl: 'https://former.example' };

const imported = async () => {
  const supplier = makeFakeSupplier();
  supplier.bring(MASK, FORMER);
  const buying = makeBuying(supplier);
  await buying.importMask({ mask: MASK, number: NUMBER });
  return buying;
};

test('an imported number that is released does again what it did before, and stays in the account', async () => {
  const { release, store, supplier } = await imported();
  expect(await release(MASK)).toMatchObject({ released: 'restored' });
  expect(supplier.takenBack).toEqual([]);
  expect(supplier.settings.get(MASK)).toEqual(FORMER);
  expect(await store.find(MASK)).toMatchObject({ state: 'released', former: FORMER });
});

test('an imported number goes back to the carrier when its owner says so', async () => {
  const { release, supplier } = await imported();
  expect(await release(MASK, { releaseNumber: true })).toMatchObject({ released: 'by-carrier' });
  expect(supplier.takenBack).toEqual([MASK]);
});

test('what was said of an imported number while it goes back holds: it is given up', async () => {
  const { release, supplier, store } = await imported();
  supplier.fail('release', 'before');
  expect(await release(MASK, { releaseNumber: true })).toMatchObject({ released: 'unconfirmed' });
  expect(await store.find(MASK)).toMatchObject({ state: 'releasing', isToBeReleased: true });
  expect(await release(MASK)).toMatchObject({ released: 'by-carrier' });
});

test('an imported number that could not be returned yet may still be given up', async () => {
  const { release, supplier } = await imported();
  supplier.fail('restore', 'before');
  expect(await release(MASK)).toMatchObject({ released: 'unconfirmed' });
  expect(await release(MASK, { releaseNumber: true })).toMatchObject({ released: 'by-carrier' });
  expect(supplier.takenBack).toEqual([MASK]);
});

test('an imported number that is not in the account any more was gone', async () => {
  const { release, supplier } = await imported();
  supplier.ours.clear();
  expect(await release(MASK)).toMatchObject({ released: 'was-gone' });
});

test('a number that was bought goes back whether or not that is said', async () => {
  const supplier = makeFakeSupplier();
  supplier.ours.add(MASK);
  const { release, store } = makeBuying(supplier);
  await store.insert(makeMask());
  expect(await release(MASK, { releaseNumber: true })).toMatchObject({ released: 'by-carrier' });
  expect(await store.find(MASK)).not.toHaveProperty('isToBeReleased');
});

test('a number that the carrier takes later stays on file until then', async () => {
  const supplier = makeFakeSupplier();
  supplier.ours.add(MASK);
  supplier.held.add(MASK);
  const { release, store } = makeBuying(supplier);
  await store.insert(makeMask());
  expect(await release(MASK)).toMatchObject({ released: 'later', mask: { state: 'releasing' } });
  expect(await store.find(MASK)).toMatchObject({ state: 'releasing' });
  supplier.held.clear();
  expect(await release(MASK)).toMatchObject({ released: 'by-carrier' });
});

test('former settings are of no use at a carrier whose numbers have none', () => {
  const { webhooks: _webhooks, ...supplier } = makeFakeSupplier();
  const row = makeTombstone({ former: FORMER });
  expect(() => releaseOrRestore(supplier, row, signal)).toThrow(/cannot be imported/);
});

test('a tombstone says how an imported number was set, and whether it is given up', () => {
  const assignments = { personOf: () => NUMBER };
  const tools = { ids: { etag: () => 'new' } as never, nowSeconds: () => NOW_SECONDS, assignments };
  const row = makeMask({ origin: 'imported', former: FORMER, isToBeReleased: true });
  const tombstone = tombstoneFor(row, tools);
  const kept = {
    person: NUMBER,
    connection: 'tropo',
    carrier: 'tropo',
    untilSeconds: NOW_SECONDS + 24 * 60 * 60,
  };
  expect(tombstone).toMatchObject({ former: FORMER, isToBeReleased: true, kept });
  expect(renewedTombstone(tombstone, { ...tools, nowSeconds: () => NOW_SECONDS + 1 })).toEqual({
    ...tombstone,
    kept: { ...kept, untilSeconds: kept.untilSeconds + 1 },
    purgeAtSeconds: tombstone.purgeAtSeconds + 1,
  });
});

test('what nobody has on file any more, but was imported once, is set as it was', async () => {
  const buying = await imported();
  buying.supplier.fail('restore', 'before');
  await buying.erase(NUMBER);
  expect(await releaseUntracked(buying, MASK, signal)).toBe('restored');
  expect(buying.supplier.settings.get(MASK)).toEqual(FORMER);
});

test('a tombstone that somebody else has claimed is theirs', async () => {
  const buying = makeBuying();
  buying.supplier.ours.add(MASK);
  await buying.store.insert(makeTombstone());
  Object.assign(buying.store, { replace: async () => false });
  expect(await releaseUntracked(buying, MASK, signal)).toBe('on-file');
  expect(buying.supplier.takenBack).toEqual([]);
});
