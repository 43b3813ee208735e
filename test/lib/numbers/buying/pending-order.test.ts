import { describe, expect, test } from '@jest/globals';
import { Problem } from '../../../../lib/errors/problem.ts';
import type { E164 } from '../../../../lib/phone/e164.ts';
import { makeFakeSupplier } from '../../../support/carriers/fake-supplier.ts';
import { makeBuyingWith, maskOf, ordersIn, rowOf, withLateStock } from '../../../support/numbers/buying.ts';
import { e164, makeSlots, numbersFrom } from '../../../support/numbers/masks.ts';
import { makeMemoryStore } from '../../../support/table/memory-store.ts';

const [FIRST, SECOND] = numbersFrom('+14155550123', 2) as [E164, E164];

/** A client was told of a mask that the carrier has still to deliver. */
const announced = async (...stock: readonly E164[]) => {
  const buying = withLateStock(...(stock.length > 0 ? stock : [FIRST]));
  return { ...buying, told: await buying.create() };
};

/** Does it right before the carrier answers an order, as if the worker slept there. */
const whileOrdering = (
  { supplier }: Pick<ReturnType<typeof withLateStock>, 'supplier'>,
  meanwhile: () => Promise<unknown>,
): void => {
  const { order } = supplier;
  supplier.order = async (...given) => {
    supplier.order = order;
    const ordered = await order(...given);
    await meanwhile();
    return ordered;
  };
};

test('who asks is told of a mask that is on its way, and that it takes no calls yet', async () => {
  const { told, store } = await announced();
  expect(told.answer).toMatchObject({ status: 202, mask: FIRST });
  expect(JSON.parse(told.answer.body)).toMatchObject({ mask: FIRST, state: 'ordering' });
  expect(await store.find(FIRST)).toMatchObject({ state: 'ordering', isAnnounced: true });
});

describe('a carrier that delivers while the client waits', () => {
  /** Delivers, or fails so, when the order is looked at for this time. */
  const atLook = (look: number, act: (buying: ReturnType<typeof withLateStock>) => void) => {
    const buying = withLateStock(FIRST);
    const { find } = buying.supplier;
    let looks = 0;
    buying.supplier.find = async (...asked) => {
      looks += 1;
      await (looks === look && act(buying));
      return find(...asked);
    };
    return { ...buying, looks: () => looks };
  };

  test.each([1, 2])('after %i looks: the mask takes calls at once', async (look) => {
    const { create, looks } = atLook(look, ({ supplier }) => supplier.deliver());
    expect((await create()).answer).toMatchObject({ status: 201, mask: FIRST });
    expect(looks()).toBe(look);
  });

  test('is not given up for a look that fails', async () => {
    const { create } = atLook(1, () => {
      throw new Problem('carrier-failed', 'Invented for this test.');
    });
    expect((await create()).answer).toMatchObject({ status: 202 });
  });

  test('is not asked again by who was told before', async () => {
    const { create, looks } = atLook(0, () => undefined);
    await create();
    const before = looks();
    expect((await create()).answer.status).toBe(202);
    expect(looks()).toBe(before);
  });

  test('is not waited for longer than there is time', async () => {
    const supplier = makeFakeSupplier({ stock: [FIRST], deliversLater: true });
    const time = new AbortController();
    const { order, calls } = supplier;
    supplier.order = async (...asked) => {
      const ordered = await order(...asked);
      time.abort();
      return ordered;
    };
    const store = makeMemoryStore();
    const { create } = makeBuyingWith({ store, supplier, deadline: () => time.signal });
    expect((await create()).answer).toMatchObject({ status: 202 });
    expect(calls.filter((call) => call.startsWith('find'))).toHaveLength(1);
  });
});

describe('who asks again', () => {
  test('is told the same while the carrier has not delivered, and nothing more is bought', async () => {
    const { told, create, supplier } = await announced(FIRST, SECOND);
    expect((await create()).answer).toEqual(told.answer);
    expect([...supplier.pending]).toEqual([FIRST]);
  });

  test('gets the mask once it is delivered, and from then on the same answer', async () => {
    const { create, store, supplier } = await announced(FIRST, SECOND);
    supplier.deliver();
    const { answer } = await create();
    expect(answer).toMatchObject({ status: 201, mask: FIRST });
    expect(await store.find(FIRST)).toMatchObject({ state: 'active' });
    expect((await create()).answer).toEqual(answer);
  });

  test('gets another mask where the order has failed', async () => {
    const { create, store, supplier } = await announced(FIRST, SECOND);
    supplier.failOrders();
    expect(maskOf(await create())).toBe(SECOND);
    expect(await store.find(FIRST)).toBeUndefined();
  });

  test('hears why the order has failed where only they can help', async () => {
    const { create, store, supplier } = await announced(FIRST, SECOND);
    supplier.failOrders();
    supplier.fail('order', 'before', new Problem('regulatory-requirement', 'An address is missing.'));
    await expect(create()).rejects.toMatchObject({ code: 'regulatory-requirement' });
    expect(await store.find(FIRST)).toBeUndefined();
  });

  test('keeps the mask though somebody is about to hide its number', async () => {
    const { create, store, supplier } = await announced(FIRST, SECOND);
    await store.insertSlots({ ...makeSlots(), number: FIRST });
    expect(maskOf(await create())).toBe(FIRST);
    expect([...supplier.pending]).toEqual([FIRST]);
  });

  test('buys nothing when the mask was released before it came', async () => {
    const { create, release } = await announced(FIRST, SECOND);
    await release(FIRST);
    await expect(create()).rejects.toMatchObject({ code: 'mask-released' });
  });
});

test('an order whose answer is lost, to be delivered later, is found on its way', async () => {
  const buying = withLateStock(FIRST, SECOND);
  buying.supplier.fail('order', 'after');
  expect((await buying.create()).answer).toMatchObject({ status: 202, mask: FIRST });
  expect(ordersIn(buying.supplier.calls)).toHaveLength(1);
});

test('a refusal of what is on its way already changes nothing', async () => {
  const buying = withLateStock(FIRST, SECOND);
  buying.supplier.fail('order', 'after', new Problem('carrier-refused', 'Ordered already.'));
  expect((await buying.create()).answer).toMatchObject({ status: 202, mask: FIRST });
});

test('a number that somebody else in the account has is not taken for the one that was ordered', async () => {
  const buying = withLateStock(FIRST, SECOND);
  buying.supplier.fail('order', 'before', new Problem('carrier-refused', 'It is not for sale.'));
  buying.supplier.elsewhere.add(FIRST);
  await expect(buying.create()).rejects.toMatchObject({ code: 'carrier-refused' });
  expect(await buying.store.find(FIRST)).toBeUndefined();
});

test('who ordered for a person who was erased meanwhile releases the number when it comes', async () => {
  const buying = withLateStock(FIRST);
  whileOrdering(buying, () => buying.erase(e164('+14155550100')));
  await expect(buying.create()).rejects.toMatchObject({ code: 'request-in-progress' });
  expect(await buying.store.find(FIRST)).toMatchObject({ state: 'released' });
  expect(buying.supplier.calls.filter((call) => call.startsWith('release'))).not.toHaveLength(0);
});

test('who ordered once more, when others have given up the reservation, leaves a tombstone by which it goes back', async () => {
  const buying = withLateStock(FIRST);
  whileOrdering(buying, async () => buying.store.remove(await rowOf(buying.store, FIRST)));
  await expect(buying.create()).rejects.toMatchObject({ code: 'request-in-progress' });
  expect(await buying.store.find(FIRST)).toMatchObject({ state: 'released' });
});

test('a mask that is on its way cannot be changed yet', async () => {
  const { change } = await announced();
  await expect(change({ mask: FIRST, patch: { label: 'shop' } })).rejects.toMatchObject({
    code: 'mask-not-active',
  });
});

describe('a mask that is on its way, released', () => {
  test('is kept until the carrier has taken it back or not delivered it', async () => {
    const { release, store, supplier } = await announced();
    expect(await release(FIRST)).toMatchObject({ released: 'later', mask: { state: 'releasing' } });
    expect(await store.find(FIRST)).toMatchObject({ state: 'releasing' });
    supplier.deliver();
    expect(await release(FIRST)).toMatchObject({ released: 'by-carrier' });
    expect(supplier.takenBack).toEqual([FIRST]);
  });

  test('was gone where the order has failed', async () => {
    const { release, store, supplier } = await announced();
    supplier.failOrders();
    expect(await release(FIRST)).toMatchObject({ released: 'was-gone' });
    expect(await store.find(FIRST)).toMatchObject({ state: 'released' });
  });
});

test('a reservation of which no client was told cannot be released', async () => {
  const buying = withLateStock(FIRST);
  buying.supplier.loseOrder('before');
  await expect(buying.create()).rejects.toMatchObject({ code: 'carrier-failed' });
  await expect(buying.release(FIRST)).rejects.toMatchObject({ code: 'mask-not-active' });
});
