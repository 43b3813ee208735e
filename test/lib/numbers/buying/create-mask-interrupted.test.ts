import { describe, expect, test } from '@jest/globals';
import type { E164 } from '../../../../lib/phone/e164.ts';
import type { Store } from '../../../../lib/table/store.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { makeBuyingWith, maskOf, rowOf, withQuotas, withStock } from '../../../support/numbers/buying.ts';
import { NUMBER, numbersFrom } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const [FIRST, SECOND, THIRD] = numbersFrom('+14155550123', 3) as [E164, E164, E164];

/** The store of a worker that dies at its n-th write: the write may be done, but nothing follows it. */
const dyingAt = (store: Store, nth: number, when: 'after' | 'before'): Store => {
  let writes = 0;
  const dying = <A extends unknown[]>(write: (...args: A) => Promise<boolean>) => {
    return async (...args: A): Promise<boolean> => {
      writes += 1;
      const isLast = writes === nth;
      if (writes > nth || (isLast && when === 'before')) throw new Error('The worker is dead.');
      const done = await write(...args);
      if (isLast) throw new Error('The worker is dead.');
      return done;
    };
  };
  return {
    ...store,
    insert: dying(store.insert),
    replace: dying(store.replace),
    remove: dying(store.remove),
    insertRequest: dying(store.insertRequest),
    replaceRequest: dying(store.replaceRequest),
    removeRequest: dying(store.removeRequest),
  };
};

/** A creation whose worker dies right before it would finish the request. */
const dieBeforeFinishing = async ({ create, store }: ReturnType<typeof withStock>): Promise<void> => {
  const { replaceRequest } = store;
  Object.assign(store, {
    replaceRequest: async (...requests: Parameters<typeof replaceRequest>) => {
      if ('answer' in requests[1]) throw new Error('The worker is dead.');
      return replaceRequest(...requests);
    },
  });
  await expect(create()).rejects.toThrow('The worker is dead.');
  Object.assign(store, { replaceRequest });
};

test('a repetition whose mask is released frees the slot that it took again, not that of its day', async () => {
  const buying = withQuotas({ masksPerNumber: 1, masksPerDay: 2 });
  const { create, release, store, clock } = buying;
  await dieBeforeFinishing(buying);
  await release(FIRST);
  clock.seconds += 60;
  await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
  expect(await store.findSlots({ number: NUMBER })).toBeUndefined();
  expect(await store.findSlots({ day: '2026-11-20' })).toMatchObject({ holders: [expect.anything()] });
  expect((await create({ idempotencyKey: 'new' })).answer.status).toBe(201);
});

test('a mask that somebody releases before its request is finished is neither answered nor bought anew', async () => {
  const buying = withStock(FIRST, SECOND);
  const { create, release, store, supplier, clock } = buying;
  await dieBeforeFinishing(buying);
  supplier.fail('release', 'before');
  await release(FIRST);
  clock.seconds += 60;
  await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
  expect(await rowOf(store, FIRST)).toMatchObject({ state: 'releasing' });
  expect([...supplier.ours]).toEqual([FIRST]);
});

test('a request whose mask was moved before it was finished is about the person who has the mask now', async () => {
  const buying = withStock(FIRST, SECOND);
  const { create, change, store, clock } = buying;
  await dieBeforeFinishing(buying);
  await change({ mask: FIRST, patch: { number: SECOND } });
  clock.seconds += 60;
  expect((await create()).answer.body).toContain(FIRST);
  expect(store.kept().requests[0]).toMatchObject({ person: SECOND });
});

describe('a worker dies at any write, and the next with the same key', () => {
  const deaths = [1, 2, 3, 4, 5, 6].flatMap((nth) =>
    (['before', 'after'] as const).flatMap((when) => [true, false].map((lists) => ({ nth, when, lists }))),
  );

  test.each(deaths)('finishes with one purchase: write $nth, $when it; listed: $lists', async (death) => {
    const { nth, when, lists } = death;
    const supplier = makeFakeSupplier({ stock: [FIRST, SECOND, THIRD], lists });
    const store = makeMemoryStore();
    const dying = makeBuyingWith({ store: dyingAt(store, nth, when), supplier });
    await Promise.allSettled([dying.create()]);

    const next = makeBuyingWith({ store, supplier });
    next.clock.seconds += 60;
    const { answer } = await next.create();
    expect([...supplier.ours]).toEqual([answer.mask]);
    expect(await rowOf(store, answer.mask)).toMatchObject({ state: 'active' });
    expect((await store.list({ limit: 10 })).masks).toHaveLength(1);
    expect((await next.create()).answer).toEqual(answer);
  });

  test('has to wait until the lease of the dead one has ended', async () => {
    const supplier = makeFakeSupplier({ stock: [FIRST] });
    const store = makeMemoryStore();
    await Promise.allSettled([makeBuyingWith({ store: dyingAt(store, 1, 'after'), supplier }).create()]);
    const { create, clock } = makeBuyingWith({ store, supplier });
    clock.seconds += 34;
    await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
    clock.seconds += 1;
    expect(maskOf(await create())).toBe(FIRST);
  });
});

describe('a worker that sleeps past its lease', () => {
  test('and wakes up with the number ordered does no harm to who went on', async () => {
    const { create, store, supplier, clock } = withStock(FIRST, SECOND);
    const order = supplier.order;
    let second: ReturnType<typeof create> | undefined;
    Object.assign(supplier, {
      order: async (...args: Parameters<typeof order>) => {
        const answer = await order(...args);
        if (second === undefined) {
          clock.seconds += 60;
          second = create();
          await second;
        }
        return answer;
      },
    });
    await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
    expect(maskOf((await second) as never)).toBe(FIRST);
    expect([...supplier.ours]).toEqual([FIRST]);
    expect((await create()).answer).toEqual((await second)?.answer);
    expect(await store.find(FIRST)).toMatchObject({ state: 'active' });
  });

  test('and wakes up before its reservation may not reserve', async () => {
    const { create, supplier, clock } = withStock(FIRST, SECOND);
    const candidates = supplier.candidates;
    let second: ReturnType<typeof create> | undefined;
    Object.assign(supplier, {
      candidates: async (...args: Parameters<typeof candidates>) => {
        const answer = await candidates(...args);
        if (second === undefined) {
          clock.seconds += 60;
          second = create();
          await second;
        }
        return answer;
      },
    });
    await expect(create()).rejects.toMatchObject({ code: 'request-in-progress' });
    expect([...supplier.ours]).toEqual([FIRST]);
  });
});
