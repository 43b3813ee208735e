import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { E164 } from '../../../lib/phone/e164.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import {
  makeBlock,
  makeHolder,
  makeMask,
  makeRequest,
  makeSlots,
  makeTombstone,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import { makeTestClient, startTestTable, type TestTable } from '../../support/table/table.ts';
import { type Ask, expectAllSeen, makeAsk } from './api.ts';

const ROUTE = 'POST /erasures';
const EXPORT = 'POST /exports';
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
  expect([status, body]).toMatchObject([200, { masks: 2, unconfirmed: 0 }]);
  await store.insert(makeMask({ mask: '+14155550125' as typeof NUMBER }));
  const failing = makeAsk({
    table,
    supplier: { ...carrier, release: () => Promise.reject(new Error('down')) },
  });
  expect((await failing(ROUTE, { body: { number: NUMBER } })).body).toMatchObject({
    masks: 1,
    unconfirmed: 1,
  });
});

test('a person is exported, with all that there can be', async () => {
  const store = makeDynamodbStore(table);
  const fields = {
    former: { name: 'Zoë' },
    label: NUMBER,
    expiresAtSeconds: 1_900_000_000,
    callsPerMinute: 1,
  };
  const [mine, other, released] = numbersFrom('+14155550130', 3) as [E164, E164, E164];
  await store.insert(makeMask({ mask: mine, origin: 'imported', ...fields }));
  await store.insert(makeMask({ mask: other, number: mine, label: NUMBER }));
  const kept = { person: NUMBER, connection: 'tropo', carrier: 'tropo', untilSeconds: 1 } as const;
  await store.insert(makeTombstone({ mask: released, former: fields.former, kept }));
  await store.insertRequest(makeRequest({ candidate: mine, purgeAtSeconds: 1_900_000_000 }));
  await store.insertRequest(makeRequest({ id: 'open' }));
  await store.putBlock(makeBlock({ mask: mine }));
  await store.putBlock(makeBlock({ mask: other, caller: NUMBER }));
  await store.insertSlots(makeSlots({ holders: [makeHolder(), makeHolder({ id: 'of', mask: mine })] }));
  const { status, body } = await ask(EXPORT, { body: { number: '(415) 555-0100', country: 'us' } });
  expect(status).toBe(200);
  for (const [name, value] of Object.entries(body)) expect([name, value]).not.toEqual([name, []]);
  const cursor = Buffer.from(other).toString('base64url');
  expect((await ask(EXPORT, { body: { number: NUMBER, cursor } })).body['texts']).toEqual([]);
  await ask(ROUTE, { body: { number: NUMBER } });
});

test('refuses to export what is no number, what is no cursor, and what is too large', async () => {
  expect((await ask(EXPORT, { body: { number: '12' } })).status).toBe(400);
  expect((await ask(EXPORT, { body: { number: NUMBER, cursor: 'x' } })).status).toBe(400);
  expect((await ask(EXPORT, { body: { number: NUMBER, country: 'x'.repeat(20_000) } })).status).toBe(413);
});

test('refuses what is no number, and what is too large', async () => {
  expect((await ask(ROUTE, { body: { number: '12' } })).status).toBe(400);
  expect((await ask(ROUTE, { body: { number: NUMBER, country: 'x'.repeat(20_000) } })).status).toBe(413);
});

test('says so when the table or our own code breaks', async () => {
  const client = DynamoDBDocumentClient.from(makeTestClient('http://127.0.0.1:1'));
  const withoutTable = makeAsk({ table: { client, name: 'none' }, supplier: carrier });
  expect((await withoutTable(ROUTE, { body: { number: NUMBER } })).status).toBe(503);
  expect((await withoutTable(EXPORT, { body: { number: NUMBER } })).status).toBe(503);
  await makeDynamodbStore(table).insert(makeMask({ mask: '+14155550126' as typeof NUMBER }));
  const withoutClock = makeAsk({ table, supplier: carrier, nowSeconds: () => JSON.parse('') });
  expect((await withoutClock(ROUTE, { body: { number: NUMBER } })).status).toBe(500);
  expect((await withoutClock(EXPORT, { body: { number: NUMBER } })).status).toBe(500);
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
  expectAllSeen('/exports');
});
