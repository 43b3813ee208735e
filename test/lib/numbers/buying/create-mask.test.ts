import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../../lib/errors/problem.ts';
import type { E164 } from '../../../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { makeBuying, maskOf, ordersIn, withoutList, withStock } from '../../../support/numbers/buying.ts';
import { e164, makeMask, numbersFrom } from '../../../support/numbers/masks.ts';

const LEASE_SECONDS = 35;
const REFUSED = new Problem('carrier-refused', 'The carrier answered 403.');
const [FIRST, SECOND, THIRD] = numbersFrom('+14155550123', 3) as [E164, E164, E164];

describe('a repetition with the same key', () => {
  test('gets the same bytes and buys nothing', async () => {
    const { create, supplier } = withStock(FIRST, SECOND);
    const first = await create();
    const calls = [...supplier.calls];
    expect(await create()).toEqual({ answer: first.answer });
    expect(supplier.calls).toEqual(calls);
  });

  test('gets the first answer even after the mask was changed', async () => {
    const { create, change } = withStock(FIRST);
    const first = await create();
    await change({ mask: FIRST, patch: { label: 'new' } });
    expect((await create()).answer).toEqual(first.answer);
  });

  test('of a mask that was released before its client heard of it buys no other', async () => {
    const { create, release, store, supplier } = withStock(FIRST, SECOND);
    const finish = store.replaceRequest;
    Object.assign(store, {
      replaceRequest: async (...[before, after]: Parameters<typeof finish>) => {
        if ('answer' in after) throw new Problem('table-unavailable', 'The table is gone.');
        return finish(before, after);
      },
    });
    await expect(create()).rejects.toMatchObject({ code: 'table-unavailable' });
    supplier.fail('release', 'before');
    await release(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
    await release(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
    expect([...supplier.ours]).toEqual([]);
  });

  test('asks for something else: refused', async () => {
    const { create, supplier } = withStock(FIRST, SECOND);
    await create();
    for (const other of [{ number: '+14155550101' }, { label: 'x' }, { callerId: 'mask' as const }]) {
      await expect(create(other)).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    }
    expect([...supplier.ours]).toEqual([FIRST]);
  });

  test('of another client is a request of its own', async () => {
    const { create } = withStock(FIRST, SECOND);
    await create();
    expect(maskOf(await create({ principal: 'another' }))).toBe(SECOND);
  });

  test.each(['releasing', 'released'])('the mask is %s since: buys nothing', async (state) => {
    const { create, release, supplier } = withStock(FIRST, SECOND);
    await create();
    if (state === 'releasing') supplier.fail('release', 'before');
    await release(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
    expect(ordersIn(supplier.calls)).toHaveLength(1);
  });

  test('the number is somebody else’s mask by now: buys nothing and shows nothing', async () => {
    const { create, store } = withStock(FIRST, SECOND);
    const { mask } = await create();
    await store.replace(mask as never, makeMask({ mask: FIRST, requestId: 'another', etag: 'theirs' }));
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
  });

  test('comes while the first is being worked on: told to wait', async () => {
    const { create, supplier } = withStock(FIRST, SECOND);
    const results = await Promise.allSettled([create(), create(), create()]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'request-in-progress', retryAfterSeconds: 5 },
    });
    expect([...supplier.ours]).toEqual([FIRST]);
  });
});

describe('a retry goes on where the last attempt stopped:', () => {
  test.each(['before', 'after'] as const)(
    'the order failed %s the work: the same number, once',
    async (when) => {
      const { create, store, supplier } = withStock(FIRST, SECOND);
      supplier.loseOrder(when);
      await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
      expect(await store.find(FIRST)).toMatchObject({ state: 'ordering' });
      expect(maskOf(await create())).toBe(FIRST);
      expect([...supplier.ours]).toEqual([FIRST]);
      expect(ordersIn(supplier.calls)).toEqual([`order ${FIRST}`, `order ${FIRST}`]);
    },
  );

  test('the carrier failed before anything was reserved: nothing stored, and the retry buys', async () => {
    const { create, store, supplier } = withStock(FIRST);
    supplier.fail('candidates', 'before');
    await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
    expect(store.rows()).toEqual([]);
    expect(maskOf(await create())).toBe(FIRST);
  });

  test('the reserved number was sold meanwhile: another', async () => {
    const { create, store, supplier } = withStock(FIRST, SECOND);
    supplier.loseOrder('before');
    await expect(create()).rejects.toThrow();
    supplier.stock.delete(FIRST);
    expect(maskOf(await create())).toBe(SECOND);
    expect(await store.find(FIRST)).toBeUndefined();
  });

  test('it was sold meanwhile and nothing else is left: 409, nothing stored', async () => {
    const { create, store, supplier } = withStock(FIRST);
    supplier.loseOrder('before');
    await expect(create()).rejects.toThrow();
    supplier.stock.delete(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(store.rows()).toEqual([]);
  });

  test.each(['before', 'after'] as const)(
    'the carrier was to choose and failed %s the work: one number is bought',
    async (when) => {
      const { create, supplier, clock } = withoutList(FIRST, SECOND);
      supplier.fail('orderNear', when);
      await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
      clock.seconds += LEASE_SECONDS;
      expect(maskOf(await create())).toBe(FIRST);
      expect([...supplier.ours]).toEqual([FIRST]);
    },
  );

  test('only a managed number that fits and is untracked is taken for the one that was chosen', async () => {
    const { create, store, supplier, clock } = withoutList(FIRST, SECOND);
    const theirs = makeMask({ mask: THIRD, requestId: 'another' });
    await store.insert(theirs);
    supplier.ours.add(THIRD).add(e164('+442079460123'));
    supplier.elsewhere.add(e164('+14155550155'));
    supplier.fail('orderNear', 'before');
    await expect(create()).rejects.toThrow();
    clock.seconds += LEASE_SECONDS;
    expect(maskOf(await create())).toBe(FIRST);
    expect(await store.find(THIRD)).toEqual(theirs);
  });

  test('but not while the carrier may still be choosing', async () => {
    const { create, supplier, clock } = withoutList(FIRST, SECOND);
    supplier.fail('orderNear', 'after');
    await expect(create()).rejects.toThrow();
    clock.seconds += LEASE_SECONDS - 1;
    await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
  });

  test.each(['before', 'after'] as const)(
    'with one purchase, though the carrier says that it refused to choose: %s the work',
    async (when) => {
      const { create, supplier, clock } = withoutList(FIRST, SECOND);
      supplier.fail('orderNear', when, REFUSED);
      await expect(create()).rejects.toBe(REFUSED);
      clock.seconds += LEASE_SECONDS;
      expect(maskOf(await create())).toBe(FIRST);
      expect([...supplier.ours]).toEqual([FIRST]);
    },
  );

  test('at once with what the carrier sold while it said that it had nothing', async () => {
    const { create, supplier } = withoutList(FIRST, SECOND);
    const { orderNear } = supplier;
    Object.assign(supplier, {
      orderNear: async (...slot: Parameters<typeof orderNear>) => {
        await orderNear(...slot);
        return 'no-stock';
      },
    });
    expect(maskOf(await create())).toBe(FIRST);
    expect([...supplier.ours]).toEqual([FIRST]);
  });

  test('with another number where the carrier has clearly refused that one', async () => {
    const { create, supplier, store } = withStock(FIRST, SECOND);
    supplier.fail('order', 'before', REFUSED);
    await expect(create()).rejects.toBe(REFUSED);
    expect(store.rows()).toEqual([]);
    expect(maskOf(await create())).toBe(FIRST);
  });

  test('with the number that it has, though the carrier refuses to sell it again', async () => {
    const { create, supplier } = withStock(FIRST, SECOND);
    supplier.loseOrder('after');
    await expect(create()).rejects.toThrow();
    supplier.fail('order', 'before', REFUSED);
    expect(maskOf(await create())).toBe(FIRST);
  });

  test('and keeps what it may have bought while it cannot be looked up', async () => {
    const { create, supplier } = withStock(FIRST, SECOND);
    supplier.loseOrder('after');
    await expect(create()).rejects.toThrow();
    supplier.loseOrder('before', REFUSED);
    await expect(create()).rejects.toBe(REFUSED);
    expect(maskOf(await create())).toBe(FIRST);
    expect([...supplier.ours]).toEqual([FIRST]);
  });
});

describe('at once', () => {
  test.each([true, false])('ten keys and one list never share a number; listed: %s', async (lists) => {
    const stock = numbersFrom('+14155550123', 10);
    const { create, supplier } = makeBuying(makeFakeSupplier({ stock, lists }));
    const keys = Array.from({ length: 10 }, (_, index) => `key-${index}`);
    const created = await Promise.all(keys.map((idempotencyKey) => create({ idempotencyKey })));
    expect(new Set(created.map(maskOf)).size).toBe(10);
    expect(supplier.ours.size).toBe(10);
  });

  test('ten with one key buy one number', async () => {
    const { create, supplier } = withStock(...numbersFrom('+14155550123', 10));
    await Promise.allSettled(Array.from({ length: 10 }, () => create()));
    expect(supplier.ours.size).toBe(1);
  });
});

test('the table fails while the lease is given up: the client hears of the first failure', async () => {
  const { create, store, supplier } = withStock(FIRST);
  const down = async () => {
    throw new Problem('table-unavailable', 'down');
  };
  supplier.fail('candidates', 'before');
  Object.assign(store, { removeRequest: down });
  await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
});
