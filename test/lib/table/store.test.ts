import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Store } from '../../../lib/table/store.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { describeMaskStore } from '../../contract/mask-store.ts';
import {
  MASK,
  makeBlock,
  makeMask,
  makeRequest,
  makeSlots,
  NUMBER,
  numbersFrom,
} from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { makeTestClient, startTestTable } from '../../support/table/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

/** A store on a table of its own. */
const makeEmptyStore = async (): Promise<Store> => makeDynamodbStore(await table.another());

describeMaskStore('the store in DynamoDB', makeEmptyStore);

/** A store whose table does each write and loses the first answer, so that the SDK repeats it. */
const makeForgetfulStore = (): Store => {
  const client = makeTestClient(table.endpoint);
  const answered = new WeakSet<object>();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const answer = await next(args);
      if (answered.has(context)) return answer;
      answered.add(context);
      throw Object.assign(new Error('The connection broke.'), { name: 'TimeoutError' });
    },
    { step: 'deserialize', name: 'loseFirstAnswer' },
  );
  return makeDynamodbStore({ client: DynamoDBDocumentClient.from(client), name: table.name });
};

test('the SDK repeats a write whose answer was lost, and that is no conflict', async () => {
  const store = makeForgetfulStore();
  expect(await store.insert(makeMask())).toBe(true);
  expect(await store.replace(makeMask(), makeMask({ etag: 'new' }))).toBe(true);
  expect(await store.remove(makeMask({ etag: 'new' }))).toBe(true);
  expect(await store.insertRequest(makeRequest())).toBe(true);
  expect(await store.replaceRequest(makeRequest(), makeRequest({ etag: 'new' }))).toBe(true);
  expect(await store.removeRequest(makeRequest({ etag: 'new' }))).toBe(true);
  expect(await store.insertSlots(makeSlots())).toBe(true);
  expect(await store.replaceSlots(makeSlots(), makeSlots({ etag: 'new' }))).toBe(true);
  expect(await store.removeSlots(makeSlots({ etag: 'new' }))).toBe(true);
});

describe('a table that does not answer is said to be unavailable, with the cause kept:', () => {
  const missing = () => makeDynamodbStore({ client: table.client, name: 'callmask-no-such-table' });

  test.each<[string, (store: Store) => Promise<unknown>]>([
    ['find', (store) => store.find(MASK)],
    ['insert', (store) => store.insert(makeMask())],
    ['remove', (store) => store.remove(makeMask())],
    ['list', (store) => store.list({ limit: 1 })],
    ['listTexts', (store) => store.listTexts()],
    ['listByNumber', (store) => store.listByNumber(NUMBER, { limit: 1 })],
    ['replaceRequest', (store) => store.replaceRequest(makeRequest(), makeRequest())],
    ['putBlock', (store) => store.putBlock(makeBlock())],
    ['removeBlock', (store) => store.removeBlock(MASK, 'other')],
    ['listBlocks', (store) => store.listBlocks(MASK)],
    ['findByPerson', (store) => store.findByPerson(NUMBER)],
    ['findSlots', (store) => store.findSlots({ number: NUMBER })],
    ['insertSlots', (store) => store.insertSlots(makeSlots())],
    ['replaceSlots', (store) => store.replaceSlots(makeSlots(), makeSlots())],
    ['removeSlots', (store) => store.removeSlots(makeSlots())],
  ])('when asked to %s', async (_name, ask) => {
    await expect(ask(missing())).rejects.toMatchObject({
      code: 'table-unavailable',
      cause: { name: 'ResourceNotFoundException' },
    });
  });
});

test('a page of the table without masks does not end the list', async () => {
  const store = await makeEmptyStore();
  const filler = 'x'.repeat(300_000);
  await Promise.all(
    Array.from({ length: 8 }, (_, index) => {
      const id = `request-${index}`;
      const answer = { status: 201, body: filler, mask: MASK };
      return store.insertRequest(makeRequest({ id, etag: id, answer }));
    }),
  );
  await store.insert(makeMask());
  expect(await store.list({ limit: 5 })).toEqual({ masks: [makeMask()] });
});

test('an answer without rows, which the SDK’s types allow, is an empty page', async () => {
  const client = { send: async () => ({}) } as unknown as DynamoDBDocumentClient;
  const store = makeDynamodbStore({ client, name: 'table' });
  expect(await store.list({ limit: 5 })).toEqual({ masks: [] });
  expect(await store.listTexts()).toEqual({ rows: [] });
  expect(await store.scan()).toEqual({ numbers: [], requests: [], slots: [] });
  expect(await store.listBlocks(MASK)).toEqual([]);
});

test('all that names a person is found, however many pages of the index it fills', async () => {
  const store = await makeEmptyStore();
  const masks = numbersFrom('+14155550101', 30).map((mask) => makeMask({ mask, label: 'x'.repeat(60_000) }));
  await Promise.all(masks.map((mask) => store.insert(mask)));
  expect((await store.findByPerson(NUMBER)).masks).toHaveLength(masks.length);
});
