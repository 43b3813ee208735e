import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { MASK, makeMask } from '../../support/numbers/masks.ts';
import { makeTestClient, startTestTable, type TestTable } from '../../support/table/table.ts';
import { type Ask, expectAllSeen, makeAsk, statusesOf } from './api.ts';

const LIST = 'GET /masks/{mask}/blocks';
const BLOCK = 'PUT /masks/{mask}/blocks/{caller}';
const UNBLOCK = 'DELETE /masks/{mask}/blocks/{caller}';
const ROUTES = [LIST, BLOCK, UNBLOCK];
const RELEASING = '+14155550124';
const parameters = { mask: MASK, caller: '+12125550187' };

let table: TestTable;
let ask: Ask;

beforeAll(async () => {
  table = await startTestTable();
  ask = makeAsk({ table, supplier: makeFakeSupplier() });
  const store = makeDynamodbStore(table);
  await store.insert(makeMask());
  await store.insert(makeMask({ mask: RELEASING as typeof MASK, state: 'releasing' }));
});
afterAll(() => table.stop());

test('a caller is blocked, listed and unblocked', async () => {
  expect((await ask(BLOCK, { parameters })).status).toBe(204);
  await ask(BLOCK, { parameters: { ...parameters, caller: 'withheld' } });
  expect(await ask(LIST, { parameters })).toMatchObject({
    status: 200,
    body: { blocks: [parameters.caller, 'withheld'] },
  });
  expect((await ask(UNBLOCK, { parameters })).status).toBe(204);
});

test.each(ROUTES)(
  '%s refuses what is no mask, one that is unknown and one that is releasing',
  async (route) => {
    const masks = ['x', '+12125550100', RELEASING];
    const answers = masks.map((mask) => ask(route, { parameters: { ...parameters, mask } }));
    expect(await statusesOf(answers)).toEqual([400, 404, 409]);
  },
);

test.each(ROUTES)('%s says so when the table or our own code breaks', async (route) => {
  const client = DynamoDBDocumentClient.from(makeTestClient('http://127.0.0.1:1'));
  const withoutTable = makeAsk({ table: { client, name: 'none' }, supplier: makeFakeSupplier() });
  const item = { get: () => JSON.parse('') };
  const send = async () => Object.defineProperty({}, 'Item', item);
  const broken = { client: { send } as unknown as DynamoDBDocumentClient, name: 'none' };
  expect((await withoutTable(route, { parameters })).status).toBe(503);
  const withoutSense = makeAsk({ table: broken, supplier: makeFakeSupplier() });
  expect((await withoutSense(route, { parameters })).status).toBe(500);
});

test('nothing is documented that was not seen here', () => {
  expectAllSeen('/masks/{mask}/blocks');
});
