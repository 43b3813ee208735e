import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../../lib/errors/problem.ts';
import type { E164 } from '../../../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import {
  makeBuying,
  makeBuyingWith,
  makePurchaseRequest,
  maskOf,
  ordersIn,
  withoutList,
  withStock,
} from '../../../support/numbers/buying.ts';
import { e164, makeMask, makeTombstone, numbersFrom } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const [FIRST, SECOND] = numbersFrom('+14155550123', 2) as [E164, E164];
const ELSEWHERE_IN_US = e164('+12125550123');

describe('buying', () => {
  test('a mask is answered, on file and on the account', async () => {
    const { create, store, supplier } = withStock(FIRST);
    const { answer, mask } = await create({ label: 'shop', expiresAtSeconds: 1_800_000_000 });
    expect(answer.status).toBe(201);
    expect(answer.mask).toBe(FIRST);
    expect(JSON.parse(answer.body)).toEqual({
      id: mask?.id,
      mask: FIRST,
      state: 'active',
      carrier: 'tropo',
      connection: 'tropo',
      callerId: 'caller',
      answer: 'direct',
      createdAt: '2026-11-20T12:00:00Z',
      expiresAt: '2027-01-15T08:00:00Z',
    });
    expect(await store.find(FIRST)).toEqual(mask);
    expect([...supplier.ours]).toEqual([FIRST]);
  });

  test('the number is reserved before it is ordered, and exactly that number is', async () => {
    const { create, store, supplier } = withStock(FIRST, SECOND);
    const states: unknown[] = [];
    const order = supplier.order;
    Object.assign(supplier, {
      order: async (...args: Parameters<typeof order>) => {
        states.push((await store.find(args[0]))?.state);
        return order(...args);
      },
    });
    await create();
    expect(states).toEqual(['ordering']);
    expect(ordersIn(supplier.calls)).toEqual([`order ${FIRST}`]);
  });

  test('a number that is sold by then is left, and its reservation with it', async () => {
    const { create, store, supplier } = withStock();
    supplier.sold.add(FIRST);
    supplier.stock.add(SECOND);
    Object.assign(supplier, { candidates: async () => [FIRST, SECOND] });
    expect(maskOf(await create())).toBe(SECOND);
    expect(ordersIn(supplier.calls)).toEqual([`order ${FIRST}`, `order ${SECOND}`]);
    expect(await store.find(FIRST)).toBeUndefined();
  });

  test.each([
    makeMask({ mask: FIRST, requestId: 'another', state: 'ordering' }),
    makeMask({ mask: FIRST, requestId: 'another' }),
    makeMask({ mask: FIRST, requestId: 'another', state: 'releasing' }),
    makeTombstone({ mask: FIRST }),
  ])('a candidate that is on file ($state) is neither overwritten nor ordered', async (row) => {
    const { create, store, supplier } = withStock(FIRST, SECOND);
    await store.insert(row as ReturnType<typeof makeMask>);
    expect(maskOf(await create())).toBe(SECOND);
    expect(await store.find(FIRST)).toEqual(row);
    expect(ordersIn(supplier.calls)).toEqual([`order ${SECOND}`]);
  });

  test('at most ten candidates of a search area are tried: a list of sold numbers is not walked to its end', async () => {
    const { create, supplier } = withStock();
    for (const number of numbersFrom('+14155550123', 30)) supplier.sold.add(number);
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(ordersIn(supplier.calls)).toHaveLength(20);
  });

  test('what the carrier lists beside the mark is not bought', async () => {
    const { create, supplier } = withStock();
    Object.assign(supplier, { candidates: async () => [e164('+16135550123'), e164('+442079460000')] });
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(ordersIn(supplier.calls)).toEqual([]);
  });
});

describe('the search areas', () => {
  test.each([
    ['the area', '+14155550100', [FIRST, ELSEWHERE_IN_US], FIRST],
    ['the country, when the area has none', '+14155550100', [ELSEWHERE_IN_US], ELSEWHERE_IN_US],
    ['Canada', '+16135550100', [ELSEWHERE_IN_US, e164('+14165550123')], e164('+14165550123')],
    ['Jamaica', '+18765550100', [ELSEWHERE_IN_US, e164('+18765550123')], e164('+18765550123')],
    ['the United Kingdom', '+442079460000', [FIRST, e164('+442079460123')], e164('+442079460123')],
  ])('buys in the nearest place that has a number: %s', async (_name, number, stock, mask) => {
    expect(maskOf(await withStock(...stock).create({ number }))).toBe(mask);
  });

  test.each([
    ['listed', true],
    ['not listed', false],
  ])('no search area has stock (%s): 409, nothing stored, nothing bought', async (_name, lists) => {
    const { create, store, supplier } = makeBuying(
      makeFakeSupplier({ stock: [e164('+442079460123')], lists }),
    );
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(store.rows()).toEqual([]);
    expect(supplier.ours.size).toBe(0);
  });

  test('all that was listed is sold: 409, nothing stored', async () => {
    const { create, store, supplier } = withStock();
    supplier.sold.add(FIRST).add(SECOND);
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(store.rows()).toEqual([]);
  });
});

describe('where nothing is listed, and the carrier sells nothing else', () => {
  const withoutChoice = () => {
    const { orderNear: _, ...supplier } = makeFakeSupplier();
    return makeBuyingWith({ store: makeMemoryStore(), supplier });
  };

  test('a number of ours that nobody has on file stays what it is: it may be another person’s whose row was lost', async () => {
    const { createMask, store, supplier } = withoutChoice();
    supplier.ours.add(FIRST);
    await expect(createMask(makePurchaseRequest())).rejects.toMatchObject({ code: 'no-stock' });
    expect(store.rows()).toEqual([]);
  });

  test('what is said of missing papers is said again to whoever repeats the request', async () => {
    const { createMask, store, supplier } = withoutChoice();
    const refusal = new Problem('regulatory-requirement', 'An address is missing.');
    for (let times = 0; times < 2; times += 1) {
      supplier.fail('candidates', 'before', refusal);
      await expect(createMask(makePurchaseRequest())).rejects.toMatchObject({
        code: 'regulatory-requirement',
      });
    }
    expect(store.rows()).toEqual([]);
  });
});

describe('where nothing is listed, the carrier chooses', () => {
  test('and the mask is what it chose', async () => {
    const { create, supplier, store } = withoutList(FIRST);
    const { mask } = await create();
    expect(mask?.mask).toBe(FIRST);
    expect(await store.find(FIRST)).toMatchObject({ state: 'active' });
    expect(ordersIn(supplier.calls)).toEqual(['orderNear +1415']);
  });

  test('but not any number under 1 for a Canadian: it would be one of the United States', async () => {
    const { create, supplier } = withoutList(ELSEWHERE_IN_US);
    await expect(create({ number: '+16135550100' })).rejects.toMatchObject({ code: 'no-stock' });
    expect(ordersIn(supplier.calls)).toEqual(['orderNear +1613']);
  });

  test('not where something is listed, even if all of it is sold', async () => {
    const { create, supplier } = withStock();
    supplier.sold.add(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
    expect(supplier.calls).not.toContain('orderNear +1415');
  });

  test('a number with a tombstone goes back: its old callers must not reach a new person', async () => {
    const { create, supplier, store } = withoutList(FIRST, ELSEWHERE_IN_US);
    await store.insert(makeTombstone({ mask: FIRST }) as never);
    expect(maskOf(await create())).toBe(ELSEWHERE_IN_US);
    expect(supplier.calls).toContain(`release ${FIRST}`);
    expect([...supplier.ours]).toEqual([ELSEWHERE_IN_US]);
  });

  test('a number that is somebody’s mask stays theirs', async () => {
    const { create, supplier, store } = withoutList(FIRST, ELSEWHERE_IN_US);
    const theirs = makeMask({ mask: FIRST, requestId: 'another' });
    await store.insert(theirs);
    expect(maskOf(await create())).toBe(ELSEWHERE_IN_US);
    expect(await store.find(FIRST)).toEqual(theirs);
    expect(supplier.calls).not.toContain(`release ${FIRST}`);
  });
});

describe('when two requests are chosen numbers for at once, and the answer to one is lost,', () => {
  test('each ends with one of the two, whoever takes which', async () => {
    const { create, supplier, clock } = withoutList(FIRST, SECOND, ELSEWHERE_IN_US);
    supplier.fail('orderNear', 'after');
    await expect(create({ idempotencyKey: 'lost' })).rejects.toThrow();
    clock.seconds += 35;
    const { orderNear, owned } = supplier;
    let retried: ReturnType<typeof create> | undefined;
    Object.assign(supplier, {
      owned: async (signal: AbortSignal) => (await owned(signal)).toReversed(),
      orderNear: async (...args: Parameters<typeof orderNear>) => {
        const number = await orderNear(...args);
        retried = create({ idempotencyKey: 'lost' });
        await retried;
        return number;
      },
    });
    expect(maskOf(await create({ idempotencyKey: 'other' }))).toBe(FIRST);
    expect((await retried)?.answer.mask).toBe(SECOND);
    expect([...supplier.ours]).toEqual([FIRST, SECOND]);
  });
});
