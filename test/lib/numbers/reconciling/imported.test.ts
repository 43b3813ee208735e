import { describe, expect, test } from '@jest/globals';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../../lib/numbers/owned-number.ts';
import type { ReconciliationReport } from '../../../../lib/numbers/reconciling/reconciliation-report.ts';
import { e164, MASK, makeMask, makeTombstone, NOW_SECONDS, NUMBER } from '../../../support/numbers/masks.ts';
import { makeReconciling } from '../../../support/numbers/reconciling.ts';

const FORMER = { voiceUrl: 'https://former.example' };
const DAY = 24 * 60 * 60;
const HEALTHY = makeMask({
  mask: e164('+14155550199'),
  number: e164('+12125550177'),
  requestId: 'healthy',
  etag: 'healthy',
});

const seen = ({ findings }: ReconciliationReport) => findings.map(({ kind, result }) => `${kind} ${result}`);

/** A number that was in the account before, beside a mask that is in order. */
const makeBrought = async () => {
  const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
  await all.store.insert(HEALTHY);
  all.supplier.ours.add(HEALTHY.mask);
  all.supplier.bring(MASK, FORMER);
  return { ...all, importIt: () => all.importMask({ mask: MASK, number: NUMBER }) };
};

type Brought = Awaited<ReturnType<typeof makeBrought>>;

const makeImported = async (changes: Partial<Mask> = {}) => {
  const all = await makeBrought();
  await all.importIt();
  const row = (await all.store.find(MASK)) as Mask;
  await all.store.replace(row, { ...row, ...changes, etag: 'changed' });
  return all;
};

const expectAsBefore = ({ supplier }: Brought): void => {
  expect(supplier.takenBack).toEqual([]);
  expect(supplier.elsewhere.has(MASK)).toBe(true);
  expect(supplier.settings.get(MASK)).toEqual(FORMER);
};

test('an imported mask is in order like one that was bought', async () => {
  const all = await makeImported();
  expect(await all.reconcile()).toMatchObject({ findings: [], ledger: { holds: true } });
});

test.each<[string, Partial<Mask>, string]>([
  ['that has expired', { expiresAtSeconds: NOW_SECONDS - 30 * DAY }, 'expired done'],
  ['whose release was cut off', { state: 'releasing' }, 'unfinished-release done'],
])('an imported number %s does again what it did before', async (_, changes, found) => {
  const all = await makeImported(changes);
  expect(seen(await all.reconcile())).toEqual([found]);
  expectAsBefore(all);
  expect(seen(await all.reconcile())).toEqual([]);
});

test('an imported number that was restored before its release was cut off is done with', async () => {
  const all = await makeImported({ state: 'releasing' });
  await all.supplier.webhooks.restore(MASK, FORMER, new AbortController().signal);
  expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
  expectAsBefore(all);
});

describe('an imported number that is given up', () => {
  test('goes back to the carrier', async () => {
    const all = await makeImported({ state: 'releasing', isToBeReleased: true });
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
    expect(all.supplier.takenBack).toEqual([MASK]);
  });

  test('goes back though its person is erased meanwhile', async () => {
    const all = await makeImported({ state: 'releasing', isToBeReleased: true });
    all.supplier.fail('release', 'before');
    await all.erase(NUMBER);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
    expect(all.supplier.takenBack).toEqual([MASK]);
  });

  test('and does not bear our name any more is not called done: it is still paid for', async () => {
    const all = await makeImported({ state: 'releasing', isToBeReleased: true });
    await all.supplier.webhooks.restore(MASK, FORMER, new AbortController().signal);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release failed']);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'releasing' });
  });
});

test('an imported number whose person is erased before it is returned does again what it did', async () => {
  const all = await makeImported();
  all.supplier.fail('restore', 'before');
  await all.erase(NUMBER);
  expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
  expectAsBefore(all);
});

test('an imported number whose former settings nobody knows is never given up', async () => {
  const all = await makeImported();
  const row = (await all.store.find(MASK)) as Mask;
  await all.store.replace(row, makeTombstone({ etag: 'without' }));
  expect(seen(await all.reconcile())).toEqual(['unfinished-release failed']);
  expect(all.supplier.takenBack).toEqual([]);
});

test('an imported number that is untracked is told, and never given up', async () => {
  const all = await makeBrought();
  await all.supplier.webhooks.take(MASK, new AbortController().signal);
  expect(seen(await all.reconcile())).toEqual(['orphan reported']);
  all.clock.seconds += 30 * DAY;
  expect(seen(await all.reconcile())).toEqual(['orphan reported']);
  expect(all.supplier.takenBack).toEqual([]);
});

describe('an import that was cut off', () => {
  const cutOff = async (when: 'after' | 'before') => {
    const all = await makeBrought();
    all.supplier.fail('take', when);
    await expect(all.importIt()).rejects.toMatchObject({ code: 'carrier-failed' });
    return all;
  };

  test('is left alone as long as its worker may be at it', async () => {
    const all = await cutOff('before');
    expect(seen(await all.reconcile())).toEqual([]);
  });

  test.each(['before', 'after'] as const)('%s the number was taken is undone', async (when) => {
    const all = await cutOff(when);
    all.clock.seconds += 3600;
    expect(seen(await all.reconcile())).toEqual(['stray-reservation done']);
    expectAsBefore(all);
    expect(await all.store.findSlots({ number: NUMBER })).toBeUndefined();
    expect(await all.store.find(MASK)).toMatchObject({ state: 'released', former: FORMER });
  });

  test('and whose worker takes the number afterwards is undone once more', async () => {
    const all = await cutOff('before');
    all.clock.seconds += 3600;
    await all.reconcile();
    await all.supplier.webhooks.take(MASK, new AbortController().signal);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
    expectAsBefore(all);
  });
});

test('former settings that are restored are dropped when no worker can need them any more, and not before', async () => {
  const all = await makeImported();
  await all.release(MASK);
  const tombstone = await all.store.find(MASK);
  expect(tombstone).toMatchObject({ former: FORMER, kept: { person: NUMBER } });
  all.clock.seconds += DAY - 1;
  await all.reconcile();
  expect(await all.store.find(MASK)).toEqual(tombstone);
  all.clock.seconds += 1;
  expect(await all.reconcile()).toMatchObject({ findings: [], unfreed: [] });
  const { former: _former, kept: _kept, ...rest } = tombstone as Tombstone;
  expect(await all.store.find(MASK)).toEqual({ ...rest, etag: expect.any(String) });
  expect((await all.store.findByPerson(NUMBER)).tombstones).toEqual([]);
});

test('former settings of a number that is ours at the carrier, or of another connection, are kept', async () => {
  const all = await makeBrought();
  const kept = { connection: 'tropo', carrier: 'tropo', untilSeconds: NOW_SECONDS } as const;
  const ours = makeTombstone({ former: FORMER, kept });
  const elsewhere = makeTombstone({
    mask: e164('+14155550190'),
    former: FORMER,
    kept: { ...kept, connection: 'eu' },
  });
  for (const row of [ours, elsewhere]) await all.store.insert(row);
  await all.supplier.webhooks.take(MASK, new AbortController().signal);
  all.supplier.fail('restore', 'before');
  await all.reconcile();
  expect(await all.store.find(MASK)).toMatchObject({ former: FORMER });
  expect(await all.store.find(elsewhere.mask)).toEqual(elsewhere);
});
