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
])('of %d masks, %d may change unasked', (masks, limit) => expect(limitOf(masks)).toBe(limit));

describe('a reconciliation that would change too much', () => {
  test.each([
    [10, 5, undefined],
    [10, 6, 'too-many-changes'],
    [300, 6, undefined],
    [300, 7, 'too-many-changes'],
  ])('of %d masks %d: %s', async (masks, expired, refusal) => {
    const all = makeReconciling();
    await fill(all, masks, expired);
    const report = await all.reconcile();
    expect(report.refusal).toBe(refusal);
    expect(results(report)).toEqual([refusal === undefined ? 'done' : 'untouched']);
    expect(all.supplier.ours.size).toBe(refusal === undefined ? masks - expired : masks);
  });

  test('touches nothing, neither table nor carrier, and says how much it would be', async () => {
    const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 });
    await fill(all, 4, 4);
    for (const orphan of numbersFrom('+12125550101', 3)) all.supplier.ours.add(orphan);
    const before = all.store.rows();
    expect(await all.reconcile()).toMatchObject({ changes: 7, limit: 5, refusal: 'too-many-changes' });
    expect(all.store.rows()).toEqual(before);
    expect(await all.notes.orphans()).toEqual([]);
    expect(all.supplier.calls).toEqual(['owned', 'owned']);
  });

  test.each([
    [6, 'untouched'],
    [8, 'untouched'],
    [7, 'done'],
  ])('goes on when exactly so many changes are accepted: %d', async (acceptChanges, result) => {
    const all = makeReconciling();
    await fill(all, 10, 7);
    expect(results(await all.reconcile({ acceptChanges }))).toEqual([result]);
  });

  test('many missing numbers mean a wrong account: what else was found is left alone', async () => {
    const all = makeReconciling();
    await fill(all, 20, 1);
    for (const lost of numbersFrom('+14155550105', 5)) all.supplier.ours.delete(lost);
    const report = await all.reconcile();
    expect(report).toMatchObject({ changes: 6, refusal: 'too-many-changes', ledger: { missing: 5 } });
    expect(results(report)).toEqual(['untouched']);
  });
});

describe('an empty list of the carrier', () => {
  test('stops everything while the table has an active mask, whatever is accepted', async () => {
    const all = makeReconciling();
    await fill(all, 2, 1);
    all.supplier.ours.clear();
    all.supplier.elsewhere.add(MASK);
    const before = all.store.rows();
    const report = await all.reconcile({ acceptChanges: 2 });
    expect(report).toMatchObject({ refusal: 'carrier-list-empty', changes: 2 });
    expect(all.store.rows()).toEqual(before);
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

  test('keeps count over its parts of how much it changes', async () => {
    const all = await slow(7);
    expect(await all.reconcile({ budgetSeconds: 2 })).toMatchObject({ changes: 4 });
    const second = await all.reconcile({ budgetSeconds: 2 });
    expect(second).toMatchObject({ changes: 7, limit: 5, refusal: 'too-many-changes', isComplete: false });
    expect(await all.reconcile({ budgetSeconds: 2 })).toEqual(second);
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
