import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { shuffle } from '../../lib/numbers/buying/shuffle.ts';
import type { Store } from '../../lib/table/store.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { makeFakeSupplier } from '../support/carriers/fake-supplier.ts';
import { makeBuyingWith, maskOf, ordersIn } from '../support/numbers/buying.ts';
import { numbersFrom } from '../support/numbers/masks.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

const HUNDRED = Array.from({ length: 100 }, (_, index) => `key-${index}`);
const STOCK = numbersFrom('+14155550100', 100).filter((number) => number !== '+14155550100');
const MORE = numbersFrom('+12125550100', 100);

let table: TestTable;
let store: Store;
beforeAll(async () => {
  table = await startTestTable();
});
beforeEach(async () => {
  store = makeDynamodbStore(await table.another());
});
afterAll(() => table.stop());

test('of a hundred creations with one key, one buys, and nobody hears of another mask', async () => {
  const supplier = makeFakeSupplier({ stock: STOCK });
  const { create } = makeBuyingWith({ store, supplier });
  const results = await Promise.allSettled(HUNDRED.map(() => create()));
  const bodies = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value.answer.body] : []));
  expect(new Set(bodies).size).toBe(1);
  for (const one of results) {
    if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'request-in-progress' });
  }
  expect(ordersIn(supplier.calls)).toHaveLength(1);
  expect((await create()).answer.body).toBe(bodies[0]);
});

test('a hundred creations with different keys make a hundred masks, and no two are one', async () => {
  const supplier = makeFakeSupplier({ stock: [...STOCK, ...MORE] });
  const { create } = makeBuyingWith({ store, supplier, shuffle: shuffle(Math.random) });
  const created: string[] = [];
  // Ten candidates are tried on each of two search areas, so that a hundred may have to repeat, as their clients would.
  const repeat = async (idempotencyKey: string): Promise<void> => {
    try {
      created.push(maskOf(await create({ idempotencyKey })));
    } catch (error) {
      expect(error).toMatchObject({ code: 'no-stock' });
      await repeat(idempotencyKey);
    }
  };
  await Promise.all(HUNDRED.map(repeat));
  expect(new Set(created).size).toBe(100);
  expect([...supplier.ours].sort()).toEqual(created.sort());
  expect((await store.list({ limit: 1000 })).masks).toHaveLength(100);
});
