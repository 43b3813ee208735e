import { describe, expect, test } from '@jest/globals';
import type { StoredRequest } from '../../../../lib/numbers/buying/stored-request.ts';
import { isNotErased } from '../../../../lib/numbers/buying/stored-request.ts';
import type { ReconciliationReport } from '../../../../lib/numbers/reconciling/reconciliation-report.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { rowOf } from '../../../support/numbers/buying.ts';
import { e164, MASK, makeMask, makeRequest, makeTombstone, NUMBER } from '../../../support/numbers/masks.ts';
import { makeReconciling } from '../../../support/numbers/reconciling.ts';

const DAY = 24 * 60 * 60;
const SECOND = e164('+14155550124');
const HEALTHY = makeMask({
  mask: e164('+14155550199'),
  number: e164('+12125550177'),
  requestId: 'healthy',
  etag: 'healthy',
});

const seen = ({ findings }: ReconciliationReport) => findings.map(({ kind, result }) => `${kind} ${result}`);

/** A carrier that delivers and takes back later, with one mask in order. */
const makeLate = async () => {
  const supplier = makeFakeSupplier({ stock: [MASK, SECOND], deliversLater: true });
  const all = makeReconciling({ releaseOrphans: true, orphanGraceHours: 0 }, supplier);
  await all.store.insert(HEALTHY);
  supplier.ours.add(HEALTHY.mask);
  return all;
};

const makeAnnounced = async () => {
  const all = await makeLate();
  await all.create();
  return all;
};

const requestIn = ({ store }: Awaited<ReturnType<typeof makeLate>>): StoredRequest | undefined =>
  store.kept().requests.filter(isNotErased)[0];

/** Reconciles twice, so long after each other that a number which both miss is not to be had. */
const missedTwice = async (all: Awaited<ReturnType<typeof makeAnnounced>>) => {
  await all.reconcile();
  all.clock.seconds += 15 * 60;
  return all.reconcile();
};

describe('an order that a client was told of', () => {
  test('waits as long as the carrier has not delivered, though its request is past its time', async () => {
    const all = await makeAnnounced();
    all.clock.seconds += 2 * DAY;
    const report = await all.reconcile();
    expect(seen(report)).toEqual(['pending-order waiting']);
    expect(report).toMatchObject({ changes: 0, ledger: { holds: true } });
    expect(await all.store.find(MASK)).toMatchObject({ state: 'ordering', isAnnounced: true });
  });

  test('is a mask when it is delivered, and its client hears so', async () => {
    const all = await makeAnnounced();
    all.supplier.deliver();
    expect(seen(await all.reconcile())).toEqual(['pending-order done']);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'active' });
    const { answer } = await all.create();
    expect(answer).toMatchObject({ status: 201, mask: MASK });
    expect(JSON.parse(answer.body)).toMatchObject({ state: 'active' });
    expect(seen(await all.reconcile())).toEqual([]);
  });

  test('that is missed by one look is not given up: what was just delivered may not be listed yet', async () => {
    const all = await makeAnnounced();
    all.supplier.deliver();
    all.supplier.ours.delete(MASK);
    expect(seen(await all.reconcile())).toEqual(['pending-order waiting']);
    all.clock.seconds += 14 * 60;
    expect(seen(await all.reconcile())).toEqual(['pending-order waiting']);
    all.supplier.ours.add(MASK);
    expect(seen(await all.reconcile())).toEqual(['pending-order done']);
    const { missedSinceSeconds: missed, ...mask } = await rowOf(all.store, MASK);
    expect([mask.state, missed]).toEqual(['active', undefined]);
  });

  test('that has failed ends, and its client gets another mask', async () => {
    const all = await makeAnnounced();
    all.supplier.failOrders();
    expect(seen(await missedTwice(all))).toEqual(['pending-order done']);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'released' });
    expect((await all.create()).answer).toMatchObject({ status: 202, mask: SECOND });
  });

  test('that has failed, and whose client stays away, leaves no request and no slot', async () => {
    const all = await makeAnnounced();
    all.supplier.failOrders();
    await missedTwice(all);
    all.clock.seconds += DAY;
    expect(seen(await all.reconcile())).toEqual(['stuck-request done']);
    expect(requestIn(all)).toBeUndefined();
    expect(await all.store.findSlots({ number: NUMBER })).toBeUndefined();
  });

  test('that has failed, and is delivered all the same, goes back', async () => {
    const all = await makeAnnounced();
    all.supplier.failOrders();
    await missedTwice(all);
    all.supplier.ours.add(MASK);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
    expect(all.supplier.takenBack).toEqual([MASK]);
  });

  test('that somebody else in the account has is not ours', async () => {
    const all = await makeAnnounced();
    all.supplier.failOrders();
    all.supplier.elsewhere.add(MASK);
    expect(seen(await missedTwice(all))).toEqual(['pending-order done']);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'released' });
    expect(all.supplier.elsewhere.has(MASK)).toBe(true);
  });

  test.each(['delivered', 'failed'] as const)(
    'and is %s is left alone when its client comes back at the moment',
    async (outcome) => {
      const all = await makeAnnounced();
      if (outcome === 'delivered') all.supplier.deliver();
      else all.supplier.failOrders();
      const { find } = all.supplier;
      all.supplier.find = async (...given) => {
        all.supplier.find = find;
        const found = await find(...given);
        if (outcome === 'failed') all.supplier.stock.add(MASK);
        await all.create();
        return found;
      };
      expect(seen(await all.reconcile())).toEqual(['pending-order changed']);
      const state = outcome === 'delivered' ? 'active' : 'ordering';
      expect(await all.store.find(MASK)).toMatchObject({ state });
    },
  );
});

test('an order that two looks have missed is left alone when its client comes back at the second', async () => {
  const all = await makeAnnounced();
  all.supplier.failOrders();
  await all.reconcile();
  all.clock.seconds += 15 * 60;
  const { find } = all.supplier;
  all.supplier.find = async (...given) => {
    all.supplier.find = find;
    const found = await find(...given);
    all.supplier.stock.add(MASK);
    await all.create();
    return found;
  };
  expect(seen(await all.reconcile())).toEqual(['pending-order changed']);
  expect(await all.store.find(MASK)).toMatchObject({ state: 'ordering' });
});

describe('the request of a mask that was delivered', () => {
  test.each<[string, (request: StoredRequest) => StoredRequest | undefined]>([
    ['is gone', () => undefined],
    ['has made way for another number', (request) => ({ ...request, candidate: SECOND, etag: 'later' })],
    [
      'has its answer already',
      (request) => ({ ...request, answer: { status: 201, body: 'first', mask: MASK }, etag: 'later' }),
    ],
  ])('and %s stays as it is', async (_, change) => {
    const all = await makeAnnounced();
    const before = requestIn(all) as StoredRequest;
    const changed = change(before);
    await (changed ? all.store.replaceRequest(before, changed) : all.store.removeRequest(before));
    all.supplier.deliver();
    await all.reconcile();
    expect(requestIn(all)).toEqual(changed);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'active' });
  });

  test('and is erased stays so', async () => {
    const all = await makeAnnounced();
    const before = requestIn(all) as StoredRequest;
    const { id, createdAt } = before;
    await all.store.replaceRequest(before, {
      id,
      createdAt,
      erased: true,
      etag: 'erased',
      purgeAtSeconds: all.clock.seconds + DAY,
    });
    all.supplier.deliver();
    await all.reconcile();
    expect(all.store.kept().requests).toEqual([expect.objectContaining({ erased: true })]);
  });

  test('and was not finished then is finished when its time is over', async () => {
    const all = await makeAnnounced();
    all.supplier.deliver();
    const { replaceRequest } = all.store;
    Object.assign(all.store, { replaceRequest: async () => Promise.reject(new Error('cut off')) });
    expect(seen(await all.reconcile())).toEqual(['pending-order failed']);
    Object.assign(all.store, { replaceRequest });
    all.clock.seconds += DAY;
    expect(seen(await all.reconcile())).toEqual(['stuck-request done']);
    expect((await all.create()).answer).toMatchObject({ status: 201, mask: MASK });
  });
});

describe('an order that no client was told of', () => {
  const cutOff = async () => {
    const all = await makeLate();
    const { order } = all.supplier;
    all.supplier.order = async (...given) => {
      all.supplier.order = order;
      await order(...given);
      throw new Error('cut off');
    };
    const { find } = all.supplier;
    all.supplier.find = async () => Promise.reject(new Error('cut off'));
    await expect(all.create()).rejects.toThrow('cut off');
    all.supplier.find = find;
    all.clock.seconds += DAY;
    return all;
  };

  test('waits on its way back until it is delivered', async () => {
    const all = await cutOff();
    expect(seen(await all.reconcile())).toEqual(['stuck-request waiting']);
    expect(await all.store.find(MASK)).toMatchObject({ state: 'releasing' });
    expect(seen(await all.reconcile())).toEqual(['unfinished-release waiting']);
    all.supplier.deliver();
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
    expect(all.supplier.takenBack).toEqual([MASK]);
  });

  test('and was delivered since waits where the carrier does not take it back yet', async () => {
    const all = await cutOff();
    all.supplier.deliver();
    all.supplier.held.add(MASK);
    expect(seen(await all.reconcile())).toEqual(['stuck-request waiting']);
    all.supplier.held.clear();
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
  });
});

test('a mask of a person who was erased before it came goes back when it comes', async () => {
  const all = await makeAnnounced();
  expect(await all.erase(NUMBER)).toMatchObject({ masks: [{ mask: MASK, released: 'later' }] });
  expect(JSON.stringify(await all.store.find(MASK))).not.toContain(NUMBER);
  all.supplier.deliver();
  expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
  expect(all.supplier.takenBack).toEqual([MASK]);
});

describe('a number that the carrier takes back later', () => {
  test('is asked for again, and neither stops the reconciliation nor counts', async () => {
    const all = await makeLate();
    await all.store.insert(makeMask({ state: 'releasing' }));
    all.supplier.ours.add(MASK);
    all.supplier.held.add(MASK);
    expect(await all.reconcile()).toMatchObject({ changes: 0, findings: [{ result: 'waiting' }] });
    all.supplier.held.clear();
    expect(seen(await all.reconcile())).toEqual(['unfinished-release done']);
  });

  test('keeps its tombstone, for as long as it takes', async () => {
    const all = await makeLate();
    all.clock.seconds += 89 * DAY;
    await all.store.insert(makeTombstone({ purgeAtSeconds: all.clock.seconds + DAY }));
    all.supplier.ours.add(MASK);
    all.supplier.held.add(MASK);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release waiting']);
    expect(await all.store.find(MASK)).toMatchObject({ purgeAtSeconds: all.clock.seconds + 90 * DAY });
  });

  test('and is an orphan is not called done', async () => {
    const all = await makeLate();
    all.supplier.ours.add(MASK);
    all.supplier.held.add(MASK);
    expect(seen(await all.reconcile())).toEqual(['orphan waiting']);
    expect(seen(await all.reconcile())).toEqual(['unfinished-release waiting']);
  });
});

test('releases that were asked for do not stop the reconciliation, however many they are', async () => {
  const all = await makeLate();
  for (let nth = 0; nth < 9; nth += 1) {
    const mask = e164(`+1415555015${nth}`);
    await all.store.insert(makeMask({ mask, state: 'releasing', etag: `etag-${nth}` }));
    all.supplier.ours.add(mask);
  }
  const report = await all.reconcile();
  expect(report).toMatchObject({ changes: 0 });
  expect(report).not.toHaveProperty('refusal');
  expect(all.supplier.takenBack).toHaveLength(9);
});

test('what is drifted is told, and only told', async () => {
  const all = await makeLate();
  all.supplier.astray.add(HEALTHY.mask);
  expect(await all.reconcile()).toMatchObject({
    changes: 0,
    findings: [{ kind: 'drifted', result: 'reported' }],
  });
  expect(await all.store.find(HEALTHY.mask)).toEqual(HEALTHY);
  all.supplier.astray.clear();
  expect(seen(await all.reconcile())).toEqual([]);
});

test('what has come back to us between two looks has not drifted', async () => {
  const all = await makeLate();
  all.supplier.astray.add(HEALTHY.mask);
  const { owned } = all.supplier;
  all.supplier.owned = async (...given) => {
    const list = await owned(...given);
    all.supplier.astray.clear();
    return list;
  };
  expect(seen(await all.reconcile())).toEqual([]);
});

test('a request whose mask is of another connection is left to the reconciliation of that one', async () => {
  const all = await makeLate();
  await all.store.insert(makeMask({ connection: 'other', requestId: 'request' }));
  await all.store.insertRequest(makeRequest({ candidate: MASK }));
  expect(seen(await all.reconcile())).toEqual([]);
});
