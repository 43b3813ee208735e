import { describe, expect, test } from '@jest/globals';
import type { ConnectionName } from '../../../../lib/carriers/connection.ts';
import type { Mask } from '../../../../lib/masks/mask.ts';
import { limitOf } from '../../../../lib/numbers/reconciling/plan.ts';
import type { ReconciliationReport } from '../../../../lib/numbers/reconciling/reconciliation-report.ts';
import {
  e164,
  MASK,
  makeMask,
  makeRequest,
  NOW_SECONDS,
  numbersFrom,
} from '../../../support/numbers/masks.ts';
import { makeReconciling, makeReconcilingWith } from '../../../support/numbers/reconciling.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const LONG_EXPIRED = NOW_SECONDS - 30 * 24 * 60 * 60;

/** Masks of which the first so many are to be released. */
const fill = async (
  { store, supplier }: Pick<ReturnType<typeof makeReconciling>, 'store' | 'supplier'>,
  masks: number,
  expired: number,
) => {
  for (const [index, mask] of numbersFrom('+14155550100', masks).entries()) {
    const isExpired = index < expired;
    await store.insert(
      makeMask({ mask, etag: `etag-${index}`, ...(isExpired && { expiresAtSeconds: LONG_EXPIRED }) }),
    );
    supplier.ours.add(mask);
  }
};

const results = ({ findings }: ReconciliationReport) => [...new Set(findings.map(({ result }) => result))];

test.each([
  [0, 5],
  [10, 5],
  [299, 5],
  [300, 6],
  [10_000, 200],
])('of %d masks, %d missing ones are believed unasked', (masks, limit) => expect(limitOf(masks)).toBe(limit));

/** Takes numbers out of the carrier's list, from the end. */
const lose = (
  { supplier }: Pick<ReturnType<typeof makeReconciling>, 'supplier'>,
  masks: number,
  lost: number,
) => {
  for (const mask of numbersFrom('+14155550100', masks).slice(masks - lost)) supplier.ours.delete(mask);
};

describe('masks that expire together are no evidence of a wrong account', () => {
  test.each([
    [10, 6],
    [10, 10],
    [300, 7],
    [60, 50],
  ])('of %d masks %d are released, and no operator is needed', async (masks, expired) => {
    const all = makeReconciling();
    await fill(all, masks, expired);
    const report = await all.reconcile();
    expect(report).toMatchObject({ changes: 0 });
    expect(report).not.toHaveProperty('refusal');
    expect(results(report)).toEqual(['done']);
    expect(all.supplier.ours.size).toBe(masks - expired);
  });

  test('nor are requests that ended without a mask, and reservations that were never ordered', async () => {
    const all = makeReconciling();
    await fill(all, 3, 0);
    for (const [index, mask] of numbersFrom('+14155550150', 7).entries()) {
      await all.store.insertRequest(makeRequest({ id: `req-${index}` as never }));
      await all.store.insert(
        makeMask({ mask, state: 'ordering', etag: `o-${index}`, createdAt: '2026-11-01T10:00:00Z' }),
      );
    }
    const report = await all.reconcile();
    expect(report).not.toHaveProperty('refusal');
    expect(results(report)).toEqual(['done']);
  });
});

describe('a reconciliation that misses too many masks', () => {
  const setUp = async (lost = 6) => {
    const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
    await fill(all, 20, 7);
    lose(all, 20, lost);
    return all;
  };

  test('releases every expired mask that the carrier lists: its number shows that the account is the right one', async () => {
    const all = await setUp();
    const report = await all.reconcile();
    expect(report).toMatchObject({ refusal: 'too-many-missing', changes: 6, limit: 5 });
    const byKind = report.findings.map(({ kind, result }) => `${kind} ${result}`);
    expect([...new Set(byKind)].sort()).toEqual(['expired done', 'missing-number untouched']);
    expect(byKind.filter((each) => each === 'expired done')).toHaveLength(7);
  });

  test('leaves an expired mask alone that is missing, too: its number may be in the right account, and is paid for', async () => {
    const all = await setUp();
    for (const mask of numbersFrom('+14155550100', 2)) all.supplier.ours.delete(mask);
    expect(await all.reconcile()).toMatchObject({ refusal: 'too-many-missing', changes: 8 });
    for (const mask of numbersFrom('+14155550100', 2)) {
      expect(await all.store.find(mask)).toMatchObject({ state: 'active' });
    }
  });

  test('releases no orphan, finishes no release and gives up no order whose number it does not see', async () => {
    const all = await setUp();
    const orphan = e164('+12125550101');
    all.supplier.ours.add(orphan);
    const rows = [
      makeMask({ mask: e164('+13125550123'), state: 'releasing', etag: 'r' }),
      makeMask({ mask: e164('+13125550124'), state: 'ordering', isAnnounced: true, etag: 'p' }),
      makeMask({
        mask: e164('+13125550125'),
        state: 'ordering',
        createdAt: '2026-11-01T10:00:00Z',
        etag: 's',
      }),
    ];
    for (const row of rows) await all.store.insert(row);
    expect(await all.reconcile()).toMatchObject({ refusal: 'too-many-missing' });
    for (const row of rows) expect(await all.store.find(row.mask)).toEqual(row);
    expect(all.supplier.ours.has(orphan)).toBe(true);
  });

  test('finishes what a client asked for where it sees the number, and what the table alone decides', async () => {
    const all = await setUp();
    const leaving = makeMask({ mask: e164('+13125550123'), state: 'releasing', etag: 'r' });
    await all.store.insert(leaving);
    all.supplier.ours.add(leaving.mask);
    await all.store.insertRequest(makeRequest());
    await all.reconcile();
    expect(await all.store.find(leaving.mask)).toMatchObject({ state: 'released' });
    expect(await all.store.findRequest(makeRequest().id)).toBeUndefined();
  });

  test('keeps the notes about orphans, of which a wrong account knows nothing', async () => {
    const all = await setUp();
    const note = { number: e164('+12125550101'), firstSeenAtSeconds: 1, purgeAtSeconds: NOW_SECONDS + 60 };
    await all.notes.putOrphan(note);
    await all.reconcile();
    expect(await all.notes.orphans()).toEqual([note]);
  });

  test.each([
    [5, ['done', 'untouched']],
    [7, ['done', 'untouched']],
    [6, ['done', 'reported']],
  ])('believes them when exactly so many are accepted: %d', async (acceptChanges, expected) => {
    const all = await setUp();
    expect(results(await all.reconcile({ acceptChanges })).sort()).toEqual(expected);
  });

  test('believes a few', async () => {
    const report = await (await setUp(5)).reconcile();
    expect(report).not.toHaveProperty('refusal');
    expect(results(report).sort()).toEqual(['done', 'reported']);
  });

  test('counts due orphans like missing masks: a table that was lost must not empty the account', async () => {
    const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
    await fill(all, 4, 1);
    for (const orphan of numbersFrom('+12125550101', 6)) all.supplier.ours.add(orphan);
    expect(await all.reconcile()).toMatchObject({ refusal: 'too-many-missing', changes: 6 });
    expect(all.supplier.ours.size).toBe(3 + 6);
  });
});

describe('a list of the carrier that has none of the masks', () => {
  test('is believed in nothing, whatever is accepted', async () => {
    const all = makeReconciling();
    await fill(all, 2, 1);
    all.supplier.ours.clear();
    all.supplier.elsewhere.add(MASK);
    const before = all.store.rows();
    const report = await all.reconcile({ acceptChanges: 2 });
    expect(report).toMatchObject({ refusal: 'no-mask-listed', changes: 2 });
    expect(all.store.rows()).toEqual(before);
  });

  test('nor if it has other numbers of this installation, as the account of another connection', async () => {
    const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
    await fill(all, 2, 1);
    all.supplier.ours.clear();
    all.supplier.ours.add(e164('+12125550101'));
    const before = all.store.rows();
    expect(await all.reconcile()).toMatchObject({ refusal: 'no-mask-listed' });
    expect(all.store.rows()).toEqual(before);
    expect(all.supplier.ours.size).toBe(1);
  });

  test('stops no request that has no mask', async () => {
    const all = makeReconciling();
    await fill(all, 2, 0);
    all.supplier.ours.clear();
    await all.store.insertRequest(makeRequest());
    expect(await all.reconcile()).toMatchObject({ refusal: 'no-mask-listed' });
    expect(await all.store.findRequest(makeRequest().id)).toBeUndefined();
  });

  test('finishes a request whose client knows its mask', async () => {
    const all = makeReconciling();
    const mask = makeMask({ requestId: makeRequest().id, isChanged: true });
    await all.store.insert(mask);
    await all.store.insertRequest(makeRequest({ candidate: mask.mask }));
    expect(await all.reconcile()).toMatchObject({ refusal: 'no-mask-listed' });
    expect(await all.store.findRequest(makeRequest().id)).toMatchObject({ answer: { status: 201 } });
  });

  test('is to be expected where the only mask was being released, or ordered', async () => {
    const { reconcile, store } = makeReconciling();
    await store.insert(makeMask({ state: 'releasing' }));
    await store.insert(
      makeMask({ mask: e164('+14155550124'), state: 'ordering', createdAt: '2026-11-20T10:00:00Z' }),
    );
    expect(results(await reconcile())).toEqual(['done']);
  });

  test('is to be expected where there is nothing', async () => {
    expect(await makeReconciling().reconcile()).toMatchObject({ findings: [], ledger: { holds: true } });
  });
});

test('a check finds the same and changes nothing', async () => {
  const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
  await fill(all, 3, 1);
  all.supplier.ours.add(MASK);
  await all.store.insertRequest(makeRequest());
  await all.store.insert(makeMask({ mask: e164('+13125550123'), state: 'releasing' }));
  const before = all.store.rows();
  const report = await all.reconcile({ isCheckOnly: true });
  expect(report).toMatchObject({ isCheckOnly: true, ledger: { holds: false, missing: 1, surplus: 1 } });
  expect(report.findings.map(({ kind }) => kind).sort()).toEqual([
    'expired',
    'orphan',
    'stuck-request',
    'unfinished-release',
  ]);
  expect(results(report)).toEqual(['untouched']);
  expect(all.store.rows()).toEqual(before);
  expect(await all.notes.orphans()).toEqual([]);
  expect([...new Set(all.supplier.calls)]).toEqual(['owned']);
});

test('one number that fails does not stop the others, and is in the report', async () => {
  const all = makeReconciling();
  await fill(all, 5, 3);
  all.supplier.fail('release', 'before');
  const report = await all.reconcile();
  expect(report.findings.map(({ result }) => result)).toEqual(['failed', 'done', 'done']);
  expect(report.findings[0]).toMatchObject({ cause: { code: 'carrier-failed' } });
});

test('a carrier that cannot be listed ends the reconciliation before anything is touched', async () => {
  const all = makeReconciling();
  await fill(all, 2, 1);
  all.supplier.fail('owned', 'before');
  const before = all.store.rows();
  await expect(all.reconcile()).rejects.toMatchObject({ code: 'carrier-failed' });
  expect(all.store.rows()).toEqual(before);
});

test('a table that takes no notes ends the reconciliation before any mask is touched', async () => {
  const all = makeReconciling();
  await fill(all, 2, 1);
  const before = all.store.rows();
  Object.assign(all.notes, { removeProgress: () => Promise.reject(new Error('down')) });
  await expect(all.reconcile()).rejects.toThrow('down');
  expect(all.store.rows()).toEqual(before);
});

describe('masks of another connection', () => {
  const other = { connection: 'other' as ConnectionName };

  test('are left alone, and their numbers are no orphans of ours', async () => {
    const { reconcile, store, supplier } = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
    const rows = [
      makeMask({ ...other, mask: MASK, state: 'releasing' }),
      makeMask({ ...other, mask: e164('+14155550124') }),
      makeMask({
        ...other,
        mask: e164('+14155550125'),
        state: 'ordering',
        createdAt: '2026-11-01T10:00:00Z',
      }),
    ];
    for (const row of rows) {
      await store.insert(row);
      supplier.ours.add(row.mask);
    }
    expect(await reconcile()).toMatchObject({ findings: [], counts: { active: 0, releasing: 0 } });
    expect(supplier.ours.size).toBe(3);
  });

  test('and so are the requests that made them', async () => {
    const { reconcile, store } = makeReconciling();
    await store.insertRequest(makeRequest({ candidate: MASK }));
    await store.insert(makeMask({ ...other, state: 'ordering' }));
    const before = store.rows();
    expect((await reconcile()).findings).toEqual([]);
    expect(store.rows()).toEqual(before);
  });

  test('even one that takes the place of ours while its request is undone', async () => {
    const { reconcile, store } = makeReconciling();
    await store.insertRequest(makeRequest({ candidate: MASK }));
    await store.insert(makeMask({ state: 'ordering' }));
    const theirs: Mask = makeMask({ ...other, etag: 'theirs' });
    const replaceRequest = store.replaceRequest;
    Object.assign(store, {
      replaceRequest: async (...requests: Parameters<typeof replaceRequest>) => {
        await store.replace(makeMask(), theirs);
        return replaceRequest(...requests);
      },
    });
    await reconcile();
    expect(await store.find(MASK)).toEqual(theirs);
  });
});

describe('a reconciliation that runs out of time', () => {
  /** A clock that moves by a second with each page, and with each number that goes back. */
  const slow = (expired: number) => {
    const store = makeMemoryStore({ pageSize: 4 });
    const all = makeReconcilingWith({ store, settings: { releaseOrphans: true, orphanGraceHours: 0 } });
    const { scan } = store;
    const { release } = all.supplier;
    const tick = () => {
      all.clock.seconds += 1;
    };
    Object.assign(store, {
      scan: async (cursor?: string) => {
        tick();
        return scan(cursor);
      },
    });
    Object.assign(all.supplier, {
      release: async (...asked: Parameters<typeof release>) => {
        tick();
        return release(...asked);
      },
    });
    return fill({ ...all, store }, 12, expired).then(() => all);
  };

  test('goes on where the last one stopped, and looks for orphans at the end', async () => {
    const all = await slow(0);
    all.supplier.ours.add(e164('+12125550123'));
    const budget = { budgetSeconds: 2 };
    const first = await all.reconcile(budget);
    const second = await all.reconcile(budget);
    expect(
      [first, second].map(({ isComplete, counts, findings }) => [isComplete, counts.active, findings.length]),
    ).toEqual([
      [false, 4, 0],
      [false, 4, 0],
    ]);
    const third = await all.reconcile({ budgetSeconds: 10 });
    expect(third).toMatchObject({ isComplete: true, counts: { active: 4 } });
    expect(third.findings).toMatchObject([{ kind: 'orphan', result: 'done' }]);
    expect(await all.reconcile({ budgetSeconds: 100 })).toMatchObject({
      isComplete: true,
      counts: { active: 12 },
    });
  });

  test('keeps count over its parts of what is missing, and goes on with the rest of the table', async () => {
    const all = await slow(2);
    lose(all, 12, 7);
    const budget = { budgetSeconds: 2 };
    const reports = [await all.reconcile(budget), await all.reconcile(budget)];
    expect(reports.map(({ changes, refusal }) => [changes, refusal])).toEqual([
      [0, undefined],
      [3, undefined],
    ]);
    expect(await all.reconcile({ budgetSeconds: 10 })).toMatchObject({
      changes: 7,
      limit: 5,
      refusal: 'too-many-missing',
      isComplete: true,
    });
  });

  test('sees no wrong account in a part whose masks are all missing', async () => {
    const all = await slow(0);
    lose(all, 12, 4);
    const budget = { budgetSeconds: 2 };
    await all.reconcile(budget);
    await all.reconcile(budget);
    const last = await all.reconcile({ budgetSeconds: 10 });
    expect(last).toMatchObject({ isComplete: true, changes: 4 });
    expect(last).not.toHaveProperty('refusal');
  });

  test('leaves the rest of what it found to the next one', async () => {
    const all = await slow(5);
    const report = await all.reconcile({ budgetSeconds: 6 });
    expect(report.findings.map(({ result }) => result)).toEqual([
      'done',
      'done',
      'done',
      'postponed',
      'postponed',
    ]);
    expect((await all.reconcile()).findings.map(({ result }) => result)).toEqual(['done', 'done']);
  });

  test('is not continued by one that has all the time: that one sees everything', async () => {
    const all = await slow(0);
    await all.reconcile({ budgetSeconds: 2 });
    expect(await all.reconcile({ isCheckOnly: true })).toMatchObject({
      isComplete: true,
      counts: { active: 12 },
    });
  });
});
