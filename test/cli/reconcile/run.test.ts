import { expect, test } from '@jest/globals';
import { runReconcile, runReconcileAll } from '../../../cli/reconcile/run.ts';
import { MASK, makeMask, NOW_SECONDS, numbersFrom } from '../../support/numbers/masks.ts';
import { makeReconciling } from '../../support/numbers/reconciling.ts';

const ORDER = { isCheckOnly: false, releaseOrphans: false, isLocal: false };
const LONG_AGO = NOW_SECONDS - 400 * 24 * 60 * 60;

const withMasks = async (count: number, fields: Parameters<typeof makeMask>[0] = {}) => {
  const all = makeReconciling();
  for (const mask of numbersFrom(MASK, count)) {
    await all.store.insert(makeMask({ mask, etag: mask, ...fields }));
    all.supplier.ours.add(mask);
  }
  const reconcile = (order: Partial<Parameters<typeof runReconcile>[0]>) =>
    runReconcile({ ...ORDER, ...order }, all.reconcileWith);
  return { ...all, reconcile };
};

test('a check is fine while the ledger holds, and changes nothing in any case', async () => {
  const { reconcile, supplier, store } = await withMasks(2);
  expect(await reconcile({ isCheckOnly: true })).toMatchObject({ isFine: true });
  supplier.ours.delete(MASK);
  const before = store.rows();
  expect(await reconcile({ isCheckOnly: true })).toMatchObject({
    isFine: false,
    text: expect.stringContaining(`${MASK}  msk_1  not touched`),
  });
  expect(store.rows()).toEqual(before);
});

test('a reconciliation that refuses is not fine, and prints the number that makes it go on', async () => {
  const { reconcile, store, supplier } = await withMasks(6, { expiresAtSeconds: LONG_AGO });
  const kept = makeMask({ mask: numbersFrom(MASK, 7)[6] ?? MASK, etag: 'kept' });
  await store.insert(kept);
  supplier.ours.clear();
  supplier.ours.add(kept.mask);
  const refused = await reconcile({ isLocal: true });
  expect(refused).toMatchObject({ isFine: false, text: expect.stringContaining('--accept 6') });
  expect(await reconcile({ isLocal: true, accept: 6 })).toMatchObject({ isFine: true });
  expect(await store.find(MASK)).toMatchObject({ state: 'released' });
});

test('a number that failed is not fine', async () => {
  const { reconcile, supplier } = await withMasks(1, { state: 'releasing' });
  supplier.fail('release', 'before');
  expect(await reconcile({})).toMatchObject({ isFine: false });
  expect(await reconcile({})).toMatchObject({ isFine: true });
});

test.each([
  [{}, true],
  [{ releaseAfterDays: 401 }, true],
  [{ releaseAfterDays: 30 }, false],
  [{ isLocal: true }, false],
])('expired masks of a stack wait for its function, or for a word: %j', async (order, isThere) => {
  const { reconcile, supplier } = await withMasks(1, { expiresAtSeconds: LONG_AGO });
  await reconcile(order);
  expect(supplier.ours.has(MASK)).toBe(isThere);
});

test('orphans go back only when it is said, and only after their grace', async () => {
  const { reconcile, supplier, clock, store } = await withMasks(2);
  await store.remove(makeMask({ etag: MASK }));
  await reconcile({ releaseOrphans: true });
  clock.seconds += 24 * 60 * 60;
  await reconcile({});
  expect(supplier.ours.has(MASK)).toBe(true);
  await reconcile({ releaseOrphans: true });
  expect(supplier.ours.has(MASK)).toBe(false);
});

test('connections are reconciled one after the other, and one that is not fine makes all of it not fine', async () => {
  const [fine, not] = [await withMasks(1), await withMasks(1)];
  not.supplier.ours.delete(MASK);
  const check = { ...ORDER, isCheckOnly: true };
  expect(await runReconcileAll(check, [fine.reconcileWith])).toMatchObject({ isFine: true });
  const { text, isFine } = await runReconcileAll(check, [not.reconcileWith, fine.reconcileWith]);
  expect(isFine).toBe(false);
  expect(text.match(/carrier and table compared/g)).toHaveLength(2);
});

test('a number of changes is accepted of one connection only', async () => {
  const { reconcileWith } = await withMasks(1);
  await expect(runReconcileAll({ ...ORDER, accept: 1 }, [reconcileWith, reconcileWith])).rejects.toThrow(
    '--accept is for one connection. Name the --connection.',
  );
});

test('the report as data has every finding, and what failed in words', async () => {
  const { reconcile, supplier } = await withMasks(1, { state: 'releasing' });
  supplier.fail('release', 'before');
  const { json } = await reconcile({});
  expect(json).toMatchObject([
    {
      connection: 'tropo',
      isFine: false,
      findings: [
        { kind: 'unfinished-release', number: MASK, result: 'failed', reason: 'The carrier answered 500.' },
      ],
      unfreed: 0,
    },
  ]);
  expect(json[0]?.findings[0]).not.toHaveProperty('cause');
});
