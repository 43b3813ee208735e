import { describe, expect, test } from '@jest/globals';
import { renderCreated } from '../../../../lib/api/views/created-view.ts';
import type { Mask } from '../../../../lib/masks/mask.ts';
import type { StoredRequest } from '../../../../lib/numbers/buying/stored-request.ts';
import { isNotErased } from '../../../../lib/numbers/buying/stored-request.ts';
import type { ReconciliationReport } from '../../../../lib/numbers/reconciling/reconciliation-report.ts';
import type { Store } from '../../../../lib/table/store.ts';
import {
  e164,
  MASK,
  makeMask,
  makeRequest,
  makeTombstone,
  NOW_SECONDS,
  numbersFrom,
} from '../../../support/numbers/masks.ts';
import { makeReconciling } from '../../../support/numbers/reconciling.ts';

const HOUR = 60 * 60;
const DAY = 24 * HOUR;
const OTHER = e164('+14155550124');
const LONG_AGO = '2026-11-20T10:00:00Z';

const seen = ({ findings }: ReconciliationReport) => findings.map(({ kind, result }) => `${kind} ${result}`);

/** One mask in order at the carrier, so that the carrier's list is never empty. */
const withHealthy = async (settings: Parameters<typeof makeReconciling>[0] = {}) => {
  const all = makeReconciling(settings);
  const healthy = makeMask({ mask: e164('+14155550199'), etag: 'healthy' });
  await all.store.insert(healthy);
  all.supplier.ours.add(healthy.mask);
  return all;
};

test('where carrier and table agree, nothing is found and nothing is touched', async () => {
  const { reconcile, store, supplier } = await withHealthy();
  await store.insert(makeTombstone());
  const before = store.rows();
  const report = await reconcile();
  expect(report).toMatchObject({
    findings: [],
    isComplete: true,
    isCheckOnly: false,
    changes: 0,
    ledger: { holds: true, missing: 0, surplus: 0 },
    counts: { active: 1, tombstones: 1, ours: 1, foreign: 0 },
  });
  expect(store.rows()).toEqual(before);
  expect(supplier.calls).toEqual(['owned']);
});

test('a number elsewhere in the account is counted and left alone', async () => {
  const { reconcile, supplier } = await withHealthy({ releaseOrphans: true, orphanGraceHours: 0 });
  supplier.elsewhere.add(MASK);
  expect(await reconcile()).toMatchObject({ findings: [], counts: { ours: 1, foreign: 1 } });
  expect(supplier.calls).toEqual(['owned']);
});

describe('a missing number', () => {
  test('is reported, with its id, and left alone', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeMask());
    const before = store.rows();
    const report = await reconcile();
    expect(report.findings).toEqual([
      { kind: 'missing-number', number: MASK, mask: 'msk_1', result: 'reported' },
    ]);
    expect(report.ledger).toEqual({ holds: false, missing: 1, surplus: 0 });
    expect(store.rows()).toEqual(before);
    expect(supplier.calls).toEqual(['owned', 'owned']);
  });

  test('a mask that is there, but no longer managed, is none: whoever buys another one harms its callers', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeMask());
    supplier.elsewhere.add(MASK);
    expect(seen(await reconcile())).toEqual(['drifted reported']);
  });

  test('a mask that was bought after the carrier was listed is none', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    const scan = store.scan;
    Object.assign(store, {
      scan: async (cursor?: string) => {
        supplier.ours.add(MASK);
        await store.insert(makeMask());
        return scan(cursor);
      },
    });
    expect(seen(await reconcile())).toEqual([]);
  });

  test('a mask that was released after it was read is none', async () => {
    const { reconcile, store, supplier, release } = await withHealthy();
    await store.insert(makeMask());
    const owned = supplier.owned;
    let lists = 0;
    Object.assign(supplier, {
      owned: async (signal: AbortSignal) => {
        lists += 1;
        await (lists === 2 && release(MASK));
        return owned(signal);
      },
    });
    expect(seen(await reconcile())).toEqual([]);
  });
});

describe('an expired mask', () => {
  const expiredAt = NOW_SECONDS - 7 * DAY;

  test.each([
    [expiredAt + 1, []],
    [expiredAt, ['expired done']],
  ])(
    'goes back when it has been expired for releaseAfterDays, not before',
    async (expiresAtSeconds, done) => {
      const { reconcile, store, supplier } = await withHealthy();
      await store.insert(makeMask({ expiresAtSeconds }));
      supplier.ours.add(MASK);
      expect(seen(await reconcile())).toEqual(done);
      expect((await store.find(MASK))?.state).toBe(done.length > 0 ? 'released' : 'active');
      expect(supplier.ours.has(MASK)).toBe(done.length === 0);
    },
  );

  test('a PATCH that revives it at the last moment wins', async () => {
    const { reconcile, store, supplier, change } = await withHealthy();
    await store.insert(makeMask({ expiresAtSeconds: expiredAt }));
    supplier.ours.add(MASK);
    const replace = store.replace;
    let isFirst = true;
    Object.assign(store, {
      replace: async (...rows: Parameters<typeof replace>) => {
        if (isFirst) {
          isFirst = false;
          await change({ mask: MASK, patch: { expiresAtSeconds: NOW_SECONDS + DAY } });
        }
        return replace(...rows);
      },
    });
    expect(seen(await reconcile())).toEqual(['expired changed']);
    expect(await store.find(MASK)).toMatchObject({ state: 'active', expiresAtSeconds: NOW_SECONDS + DAY });
    expect(supplier.ours.has(MASK)).toBe(true);
  });

  test('that the carrier fails to take is finished by the next reconciliation', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeMask({ expiresAtSeconds: expiredAt }));
    supplier.ours.add(MASK);
    supplier.fail('release', 'after');
    expect(seen(await reconcile())).toEqual(['expired failed']);
    expect(await store.find(MASK)).toMatchObject({ state: 'releasing' });
    expect(seen(await reconcile())).toEqual(['unfinished-release done']);
    expect(await store.find(MASK)).toMatchObject({ state: 'released' });
  });
});

describe('a half-done release', () => {
  test.each([true, false])('is finished, whether the carrier has the number still: %s', async (isThere) => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeMask({ state: 'releasing' }));
    if (isThere) supplier.ours.add(MASK);
    const report = await reconcile();
    expect(seen(report)).toEqual(['unfinished-release done']);
    expect(report.ledger.missing).toBe(isThere ? 0 : 1);
    expect(await store.find(MASK)).toMatchObject({
      state: 'released',
      purgeAtSeconds: NOW_SECONDS + 90 * DAY,
    });
    expect(supplier.ours.has(MASK)).toBe(false);
  });

  test('a tombstone whose number is still ours was cut off before the carrier: the number goes back', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeTombstone());
    supplier.ours.add(MASK);
    const report = await reconcile();
    expect(report.findings).toEqual([
      { kind: 'unfinished-release', number: MASK, mask: undefined, result: 'done' },
    ]);
    expect(report.ledger).toEqual({ holds: false, missing: 0, surplus: 1 });
    expect(supplier.ours.has(MASK)).toBe(false);
    expect(await store.find(MASK)).toMatchObject({ purgeAtSeconds: NOW_SECONDS + 90 * DAY });
  });

  test('a tombstone whose number went back while the reconciliation looked is in order', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeTombstone());
    supplier.ours.add(MASK);
    const scan = store.scan;
    Object.assign(store, {
      scan: (cursor?: string) => {
        supplier.ours.delete(MASK);
        return scan(cursor);
      },
    });
    expect(seen(await reconcile())).toEqual([]);
  });

  test('whose number is on another application is refused: a person has to look', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(makeMask({ state: 'releasing' }));
    supplier.elsewhere.add(MASK);
    const report = await reconcile();
    expect(report.findings[0]).toMatchObject({ result: 'failed', cause: { code: 'carrier-refused' } });
    expect(await store.find(MASK)).toMatchObject({ state: 'releasing' });
    expect(supplier.elsewhere.has(MASK)).toBe(true);
  });

  test('that somebody else finishes first is left to them', async () => {
    const { reconcile, store, supplier, release } = await withHealthy();
    await store.insert(makeMask({ state: 'releasing' }));
    supplier.ours.add(MASK);
    const replace = store.replace;
    let isFirst = true;
    Object.assign(store, {
      replace: async (...rows: Parameters<typeof replace>) => {
        if (isFirst) {
          isFirst = false;
          await release(MASK);
        }
        return replace(...rows);
      },
    });
    expect(seen(await reconcile())).toEqual(['unfinished-release changed']);
    expect(supplier.calls.filter((call) => call.startsWith('release'))).toHaveLength(1);
  });
});

describe('a reservation that no request names', () => {
  const reservation = makeMask({ state: 'ordering', createdAt: LONG_AGO });

  test.each([
    ['whose request is gone', undefined, true],
    ['whose request names another number', makeRequest({ candidate: OTHER }), true],
    [
      'whose request was answered with another mask',
      makeRequest({ candidate: OTHER, answer: { status: 201, body: '{}', mask: OTHER } }),
      true,
    ],
    [
      'whose request still wants it',
      makeRequest({ candidate: MASK, rollBackAtSeconds: NOW_SECONDS + 1 }),
      false,
    ],
  ])('is released only if no request can still use it: %s', async (_name, request, isStray) => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(reservation);
    supplier.ours.add(MASK);
    if (request !== undefined) await store.insertRequest({ ...request, rollBackAtSeconds: NOW_SECONDS + 1 });
    expect(seen(await reconcile())).toEqual(isStray ? ['stray-reservation done'] : []);
    expect(supplier.ours.has(MASK)).toBe(!isStray);
    expect((await store.find(MASK))?.state).toBe(isStray ? 'released' : 'ordering');
  });

  test.each([
    ['2026-11-20T11:58:58Z', []],
    ['2026-11-20T11:58:57Z', ['stray-reservation done']],
  ])('made at %s: while its worker may still live, it is left alone', async (createdAt, done) => {
    const { reconcile, store } = await withHealthy();
    await store.insert({ ...reservation, createdAt });
    expect(seen(await reconcile())).toEqual(done);
  });

  test('and that was never bought is kept from others for a day only', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(reservation);
    supplier.elsewhere.add(MASK);
    await reconcile();
    expect(await store.find(MASK)).toMatchObject({ state: 'released', purgeAtSeconds: NOW_SECONDS + DAY });
    expect(supplier.calls).not.toContain(`release ${MASK}`);
  });

  test('and that its worker, waking up late, buys after all: the next reconciliation releases the number', async () => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insert(reservation);
    await reconcile();
    supplier.ours.add(MASK);
    expect(seen(await reconcile())).toEqual(['unfinished-release done']);
    expect(supplier.ours.has(MASK)).toBe(false);
  });
});

describe('a request whose person is erased', () => {
  const erased = async (store: Store) => {
    const { id, createdAt } = makeRequest();
    const marker = {
      id,
      createdAt,
      erased: true,
      etag: 'marker',
      purgeAtSeconds: NOW_SECONDS + 1,
    } as const;
    await store.insertRequest(makeRequest());
    await store.replaceRequest(makeRequest(), marker);
    return marker;
  };

  test('is neither counted nor touched', async () => {
    const { reconcile, store } = await withHealthy();
    const marker = await erased(store);
    expect(await reconcile()).toMatchObject({ findings: [], counts: { requests: 0 } });
    expect(await store.findRequest(marker.id)).toEqual(marker);
  });

  test('wants no reservation any more', async () => {
    const { reconcile, store } = await withHealthy();
    await erased(store);
    await store.insert(makeMask({ state: 'ordering', createdAt: LONG_AGO }));
    expect(seen(await reconcile())).toEqual(['stray-reservation done']);
    expect(JSON.stringify(await store.find(MASK))).not.toContain(makeMask().number);
  });
});

describe('a request that nobody goes on with', () => {
  const request = makeRequest({ candidate: MASK });

  test.each([
    ['its time has not come', { rollBackAtSeconds: NOW_SECONDS + 1 }, false],
    ['somebody works on it', { leaseEndsAtSeconds: NOW_SECONDS + 1 }, false],
    ['it is finished', { answer: { status: 201, body: '{}', mask: MASK } }, false],
    ['nobody came back in time', {}, true],
  ])('is told only when nobody will finish it: %s', async (_name, fields, isStuck) => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insertRequest({ ...request, ...fields });
    await store.insert(makeMask({ state: 'ordering', createdAt: LONG_AGO }));
    supplier.ours.add(MASK);
    expect(seen(await reconcile())).toEqual(isStuck ? ['stuck-request done'] : []);
    expect(await store.findRequest('request')).toEqual(isStuck ? undefined : { ...request, ...fields });
    expect(supplier.ours.has(MASK)).toBe(!isStuck);
  });

  test.each([
    ['ordering', ['stuck-request done'], 'released'],
    ['active', ['stuck-request done'], 'released'],
    ['releasing', ['unfinished-release done', 'stuck-request done'], 'released'],
  ] as const)('its mask is %s: nobody was told of it, so it goes back', async (state, done, after) => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insertRequest(request);
    await store.insert(makeMask({ state, createdAt: LONG_AGO }));
    supplier.ours.add(MASK);
    expect(seen(await reconcile())).toEqual(done);
    expect((await store.find(MASK))?.state).toBe(after);
    expect(supplier.ours.has(MASK)).toBe(false);
    expect(await store.findRequest('request')).toBeUndefined();
  });

  test('its mask was found by a client, and changed: it is finished, and answers as if it had never been cut off', async () => {
    const { reconcile, store, supplier, change } = await withHealthy();
    await store.insertRequest({ ...request, person: OTHER });
    await store.insert(makeMask());
    supplier.ours.add(MASK);
    const mask = await change({ mask: MASK, patch: { label: 'in use' } });
    expect(seen(await reconcile())).toEqual(['stuck-request done']);
    expect(await store.find(MASK)).toEqual(mask);
    expect(await store.findRequest('request')).toMatchObject({
      answer: { ...renderCreated(mask, NOW_SECONDS), mask: MASK },
      person: mask.number,
      purgeAtSeconds: NOW_SECONDS + DAY,
    });
    expect(renderCreated(mask, NOW_SECONDS).body).not.toContain('isChanged');
    expect(seen(await reconcile())).toEqual([]);
  });

  test('a client that changes its mask at the last moment keeps it', async () => {
    const { reconcile, store, supplier, change, clock } = await withHealthy();
    await store.insertRequest(request);
    await store.insert(makeMask());
    supplier.ours.add(MASK);
    const { replace } = store;
    Object.assign(store, {
      replace: async (...rows: Parameters<typeof replace>) => {
        Object.assign(store, { replace });
        await change({ mask: MASK, patch: { label: 'in use' } });
        return replace(...rows);
      },
    });
    expect(seen(await reconcile())).toEqual(['stuck-request changed']);
    clock.seconds += 60;
    expect(seen(await reconcile())).toEqual(['stuck-request done']);
    expect(await store.find(MASK)).toMatchObject({ state: 'active', label: 'in use' });
  });

  test.each([
    ['has none', undefined],
    ['names a number that is somebody else’s', makeMask({ requestId: 'other' })],
    ['names a tombstone', makeTombstone()],
  ])('%s: only the request goes, and that counts as no change', async (_name, row) => {
    const { reconcile, store, supplier } = await withHealthy();
    await store.insertRequest(request);
    if (row !== undefined) {
      await store.insert(row);
      if (row.state === 'active') supplier.ours.add(MASK);
    }
    const report = await reconcile();
    expect(report).toMatchObject({ changes: 0, findings: [{ kind: 'stuck-request', result: 'done' }] });
    expect(await store.find(MASK)).toEqual(row);
    expect(await store.findRequest('request')).toBeUndefined();
  });

  test('a client that comes back at the last moment goes on with it, and the reconciliation steps back', async () => {
    const stock = numbersFrom('+14155550123', 1);
    const { reconcile, store, supplier, create, clock } = await withHealthy();
    for (const number of stock) supplier.stock.add(number);
    supplier.loseOrder('after');
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    clock.seconds += DAY;
    const replaceRequest = store.replaceRequest;
    let answer: unknown;
    Object.assign(store, {
      replaceRequest: async (...requests: Parameters<typeof replaceRequest>) => {
        Object.assign(store, { replaceRequest });
        answer = (await create()).answer.status;
        return replaceRequest(...requests);
      },
    });
    expect(seen(await reconcile())).toEqual(['stuck-request changed']);
    expect(answer).toBe(201);
    expect(supplier.ours.size).toBe(2);
  });

  test('a client that comes back while the reconciliation undoes it hears so, and then gets a new mask', async () => {
    const { reconcile, store, supplier, create, clock } = await withHealthy();
    for (const number of numbersFrom('+14155550123', 2)) supplier.stock.add(number);
    supplier.loseOrder('after');
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    clock.seconds += DAY;
    const replace = store.replace;
    Object.assign(store, {
      replace: async (...rows: Parameters<typeof replace>) => {
        Object.assign(store, { replace });
        await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
        return replace(...rows);
      },
    });
    expect(seen(await reconcile())).toEqual(['stuck-request done']);
    expect((await create()).answer).toMatchObject({ status: 201, mask: '+14155550124' });
    expect(supplier.ours.size).toBe(2);
  });

  test('the key of a mask that the reconciliation released buys nothing, though its request was never finished', async () => {
    const { reconcile, store, supplier, create, release } = await withHealthy();
    for (const number of numbersFrom('+14155550123', 2)) supplier.stock.add(number);
    const { answer } = await create();
    const [made] = store.kept().requests.filter(isNotErased) as [StoredRequest];
    const { answer: _answer, purgeAtSeconds: _purge, ...unfinished } = made;
    await store.replaceRequest(made, { ...unfinished, candidate: answer.mask, etag: 'cut off' });
    for (const _ of [1, 2, 3]) supplier.fail('release', 'before');
    expect(await release(answer.mask)).toMatchObject({ released: 'unconfirmed' });
    for (const _ of [1, 2, 3]) await reconcile();
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
  });

  test('a mask that somebody releases at the last moment is left to that release', async () => {
    const { reconcile, store, supplier, release, clock } = await withHealthy();
    await store.insertRequest(request);
    await store.insert(makeMask());
    supplier.ours.add(MASK);
    supplier.fail('release', 'before');
    const replaceRequest = store.replaceRequest;
    Object.assign(store, {
      replaceRequest: async (...requests: Parameters<typeof replaceRequest>) => {
        Object.assign(store, { replaceRequest });
        await release(MASK);
        return replaceRequest(...requests);
      },
    });
    expect(seen(await reconcile())).toEqual(['stuck-request changed']);
    expect(await store.find(MASK)).toMatchObject({ state: 'releasing' });
    expect(seen(await reconcile())).toEqual(['unfinished-release done']);
    clock.seconds += 60;
    expect(seen(await reconcile())).toEqual(['stuck-request done']);
    expect(await store.findRequest('request')).toBeUndefined();
  });

  test('a worker that wakes up and makes the mask active while it is undone does not keep it', async () => {
    const { reconcile, store, supplier, clock } = await withHealthy();
    await store.insertRequest(request);
    const reservation = makeMask({ state: 'ordering', createdAt: LONG_AGO });
    await store.insert(reservation);
    supplier.ours.add(MASK);
    const replace = store.replace;
    Object.assign(store, {
      replace: async (...rows: Parameters<typeof replace>) => {
        Object.assign(store, { replace });
        await replace(reservation, { ...reservation, state: 'active', etag: 'awake' } as Mask);
        return replace(...rows);
      },
    });
    expect(seen(await reconcile())).toEqual(['stuck-request changed']);
    clock.seconds += HOUR;
    expect(seen(await reconcile())).toEqual(['stuck-request done']);
    expect(await store.find(MASK)).toMatchObject({ state: 'released' });
    expect(supplier.ours.has(MASK)).toBe(false);
  });
});

describe('an orphan', () => {
  const reconcileAfter = async (hours: number, settings: Parameters<typeof makeReconciling>[0]) => {
    const all = await withHealthy(settings);
    all.supplier.ours.add(MASK);
    const first = await all.reconcile();
    all.clock.seconds += hours * HOUR;
    return { ...all, first, second: await all.reconcile() };
  };

  test('is reported, and left alone unless the settings say otherwise', async () => {
    const { first, second, supplier, store } = await reconcileAfter(48, {});
    expect(first).toMatchObject({
      findings: [{ kind: 'orphan', number: MASK, mask: undefined, result: 'reported' }],
      ledger: { holds: false, surplus: 1 },
      changes: 0,
    });
    expect(seen(second)).toEqual(['orphan reported']);
    expect(supplier.ours.has(MASK)).toBe(true);
    expect(await store.find(MASK)).toBeUndefined();
  });

  test.each([
    [23.9, 'orphan reported', true],
    [24, 'orphan done', false],
  ])('is released when it was first seen longer than the grace ago: %d h', async (hours, result, isThere) => {
    const { first, second, supplier, store, notes, reconcile } = await reconcileAfter(hours, {
      releaseOrphans: true,
    });
    expect(seen(first)).toEqual(['orphan reported']);
    expect(seen(second)).toEqual([result]);
    expect(supplier.ours.has(MASK)).toBe(isThere);
    expect((await store.find(MASK))?.state).toBe(isThere ? undefined : 'released');
    expect(seen(await reconcile())).toEqual(isThere ? ['orphan reported'] : []);
    expect(await notes.orphans()).toHaveLength(isThere ? 1 : 0);
  });

  test('that was adopted and is one again later has its grace anew', async () => {
    const { reconcile, store, supplier, clock } = await withHealthy({ releaseOrphans: true });
    supplier.ours.add(MASK);
    await reconcile();
    await store.insert(makeMask());
    await reconcile();
    await store.remove(makeMask());
    clock.seconds += 30 * HOUR;
    expect(seen(await reconcile())).toEqual(['orphan reported']);
  });

  test('that no reconciliation has seen for days has its grace anew', async () => {
    const { second } = await reconcileAfter(100, { releaseOrphans: true });
    expect(seen(second)).toEqual(['orphan reported']);
  });

  test('that a request adopts at this moment stays with it', async () => {
    const { reconcile, store, supplier } = await withHealthy({ releaseOrphans: true, orphanGraceHours: 0 });
    supplier.ours.add(MASK);
    const insert = store.insert;
    Object.assign(store, {
      insert: async (row: Mask) => {
        await insert(makeMask({ state: 'ordering' }));
        return insert(row);
      },
    });
    expect(seen(await reconcile())).toEqual(['orphan changed']);
    expect(supplier.ours.has(MASK)).toBe(true);
  });

  test('whose row came after the table was read is none', async () => {
    const { reconcile, store, supplier } = await withHealthy({ releaseOrphans: true, orphanGraceHours: 0 });
    supplier.ours.add(MASK);
    const scan = store.scan;
    Object.assign(store, {
      scan: async (cursor?: string) => {
        const page = await scan(cursor);
        await store.insert(makeMask());
        return page;
      },
    });
    expect(seen(await reconcile())).toEqual([]);
  });

  test('that was cut off before the carrier is finished by its tombstone', async () => {
    const { reconcile, supplier } = await withHealthy({ releaseOrphans: true, orphanGraceHours: 0 });
    supplier.ours.add(MASK);
    supplier.fail('release', 'before');
    expect(seen(await reconcile())).toEqual(['orphan failed']);
    expect(seen(await reconcile())).toEqual(['unfinished-release done']);
    expect(supplier.ours.has(MASK)).toBe(false);
  });
});
