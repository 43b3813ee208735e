import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { makeBlock, makeMask, NUMBER, numbersFrom } from '../../support/numbers/masks.ts';
import { makeTestClient, startTestTable, type TestTable } from '../../support/table/table.ts';
import { type Ask, expectAllSeen, makeAsk } from './api.ts';

const ROUTE = 'POST /erasures';
const [ONE, OTHER] = numbersFrom('+14155550123', 2) as [typeof NUMBER, typeof NUMBER];
const carrier = makeFakeSupplier({ stock: [ONE] });

let table: TestTable;
let ask: Ask;

beforeAll(async () => {
  table = await startTestTable();
  ask = makeAsk({ table, supplier: carrier });
});
afterAll(() => table.stop());

test('a person is erased, whatever the carrier says', async () => {
  const store = makeDynamodbStore(table);
  for (const mask of [ONE, OTHER]) await store.insert(makeMask({ mask }));
  await carrier.order(ONE, new AbortController().signal);
  const { status, body } = await ask(ROUTE, { body: { number: '(415) 555-0100', country: 'us' } });
  expect([status, body]).toMatchObject([
    200,
    { masks: [{ released: 'by-carrier' }, { released: 'was-gone' }] },
  ]);
  await store.insert(makeMask({ mask: '+14155550125' as typeof NUMBER }));
  const failing = makeAsk({
    table,
    supplier: { ...carrier, release: () => Promise.reject(new Error('down')) },
  });
  expect((await failing(ROUTE, { body: { number: NUMBER } })).body).toMatchObject({
    masks: [{ released: 'unconfirmed' }],
  });
});

test('refuses what is no number, and what is too large', async () => {
  expect((await ask(ROUTE, { body: { number: '12' } })).status).toBe(400);
  expect((await ask(ROUTE, { body: { number: NUMBER, country: 'x'.repeat(20_000) } })).status).toBe(413);
});

test('says so when the table or our own code breaks', async () => {
  const client = DynamoDBDocumentClient.from(makeTestClient('http://127.0.0.1:1'));
  const withoutTable = makeAsk({ table: { client, name: 'none' }, supplier: carrier });
  expect((await withoutTable(ROUTE, { body: { number: NUMBER } })).status).toBe(503);
  await makeDynamodbStore(table).insert(makeMask({ mask: '+14155550126' as typeof NUMBER }));
  const withoutClock = makeAsk({ table, supplier: carrier, nowSeconds: () => JSON.parse('') });
  expect((await withoutClock(ROUTE, { body: { number: NUMBER } })).status).toBe(500);
});

test('tells the client to repeat while somebody goes on with the number', async () => {
  const store = makeDynamodbStore(table);
  const send = table.client.send.bind(table.client);
  const busy = {
    name: table.name,
    client: {
      send: async (command: { readonly input: { readonly IndexName?: string } }) => {
        if (command.input.IndexName !== undefined) await store.putBlock(makeBlock({ caller: NUMBER }));
        return send(command as never);
      },
    } as unknown as DynamoDBDocumentClient,
  };
  expect(
    (await makeAsk({ table: busy, supplier: carrier })(ROUTE, { body: { number: NUMBER } })).status,
  ).toBe(202);
});

test('nothing is documented that was not seen here', () => {
  expectAllSeen('/erasures');
});
