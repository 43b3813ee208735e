import { expect, test } from '@jest/globals';
import { maskOf, ordersIn, withQuotas } from '../../../support/numbers/buying.ts';
import { e164, NOW_SECONDS, numbersFrom } from '../../../support/numbers/masks.ts';
import type { MemoryStore } from '../../../support/table/memory-store.ts';

const [FIRST, SECOND, THIRD, FOURTH] = numbersFrom('+14155550123', 4).map(String) as [
  string,
  string,
  string,
  string,
];

/** Somebody hides these numbers behind masks. */
const hide = async (store: MemoryStore, ...numbers: readonly string[]): Promise<void> => {
  for (const number of numbers) {
    const holders = [{ id: `place of ${number}`, takenAtSeconds: NOW_SECONDS }];
    await store.insertSlots({ number: e164(number), holders, etag: number });
  }
};

test('a number that somebody hides is not bought as a mask; the next one is', async () => {
  const { create, store, supplier } = withQuotas({});
  await hide(store, FIRST);
  expect(maskOf(await create())).toBe(SECOND);
  expect(ordersIn(supplier.calls)).toEqual([`order ${SECOND}`]);
  expect(await store.find(e164(FIRST))).toMatchObject({ state: 'released' });
});

test('one that nobody hides any more is', async () => {
  const { create, store } = withQuotas({});
  await hide(store, FIRST);
  const slots = await store.findSlots({ number: e164(FIRST) });
  await (slots && store.removeSlots(slots));
  expect(maskOf(await create())).toBe(FIRST);
});

test.each([
  [1, SECOND],
  [2, THIRD],
])(
  'of numbers that the carrier chose, %i are hidden and go back, and the next is kept',
  async (count, kept) => {
    const { create, store, supplier } = withQuotas({}, false);
    // The carrier would choose a number again that it has just got back.
    Object.assign(supplier, {
      release: async (number: never) => (supplier.ours.delete(number) ? 'released' : 'was-gone'),
    });
    await hide(store, ...[FIRST, SECOND].slice(0, count));
    expect(maskOf(await create())).toBe(kept);
    expect([...supplier.ours]).toEqual([kept]);
  },
);

test('a carrier that chooses nothing else is not asked forever', async () => {
  const { create, store, supplier } = withQuotas({}, false);
  Object.assign(supplier, {
    release: async (number: never) => (supplier.ours.delete(number) ? 'released' : 'was-gone'),
  });
  await hide(store, FIRST, SECOND, THIRD, FOURTH, '+14155550127', '+14155550128');
  await expect(create()).rejects.toMatchObject({ code: 'no-stock' });
  expect(ordersIn(supplier.calls)).toHaveLength(6);
  expect(supplier.ours.size).toBe(0);
  expect((await store.scan()).requests).toEqual([]);
});

test('a number that an earlier attempt had bought and that somebody hides by now goes back', async () => {
  const { create, store, supplier, clock } = withQuotas({});
  supplier.loseOrder('after');
  await expect(create()).rejects.toMatchObject({ code: 'carrier-failed' });
  await hide(store, FIRST);
  clock.seconds += 60;
  expect(maskOf(await create())).toBe(SECOND);
  expect([...supplier.ours]).toEqual([SECOND]);
});

test('of the numbers that a carrier chose for nobody, a hidden one is not adopted, and the next is', async () => {
  const { create, store, supplier } = withQuotas({}, false);
  for (const number of [FIRST, SECOND]) supplier.ours.add(e164(number));
  supplier.stock.clear();
  await hide(store, FIRST);
  expect(maskOf(await create())).toBe(SECOND);
  expect([...supplier.ours]).toEqual([SECOND]);
});
