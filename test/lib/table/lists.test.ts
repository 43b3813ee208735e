import type { DynamoDBDocumentClient, QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { PageQuery } from '../../../lib/masks/mask-store.ts';
import { keysAfter, makeDynamodbMaskLists } from '../../../lib/table/lists.ts';
import type { Row } from '../../../lib/table/rows.ts';
import { maskToRow } from '../../../lib/table/rows.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { MASK, makeBlock, makeMask, NUMBER, numbersFrom } from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const masks = numbersFrom('+14155550123', 4).map((mask) => makeMask({ mask }));
const keyOf = ({ pk, sk }: Row): Row => ({ pk, sk });

/** A table that has these pages of its index, and lets the time be over once it has sent so many of them. */
const makePages = (pages: readonly (readonly Row[])[], sendsInTime = Number.POSITIVE_INFINITY) => {
  const time = new AbortController();
  const sent: QueryCommandInput[] = [];
  const client = {
    send: async (command: unknown) => {
      if (!(command instanceof QueryCommand)) throw new Error('A list asks an index, and nothing else.');
      const page = pages[sent.length] ?? [];
      sent.push(command.input);
      if (sent.length > sendsInTime) {
        time.abort();
        throw Object.assign(new Error('Aborted.'), { name: 'AbortError' });
      }
      const last = page.at(-1);
      return { Items: page, ...(sent.length < pages.length && last && { LastEvaluatedKey: keyOf(last) }) };
    },
  } as unknown as DynamoDBDocumentClient;
  return { lists: makeDynamodbMaskLists({ client, name: 'table' }), time, sent };
};

type Lists = ReturnType<typeof makePages>['lists'];

describe.each<[string, (lists: Lists, page: PageQuery) => ReturnType<Lists['list']>]>([
  ['of all masks', (lists, page) => lists.list(page)],
  ['of the masks of a number', (lists, page) => lists.listByNumber(NUMBER, page)],
])('a list %s', (_what, list) => {
  const pages = masks.map((mask) => [maskToRow(mask)]);

  test('that has no more time gives what it has, and where to continue', async () => {
    const { lists, time } = makePages(pages, 2);
    const page = await list(lists, { limit: 10, signal: time.signal });
    expect(page).toEqual({ masks: masks.slice(0, 2), after: masks[1]?.mask });
  });

  test('whose time ends between two reads reads no more', async () => {
    const { lists, sent } = makePages(pages);
    const page = await list(lists, { limit: 10, signal: AbortSignal.abort() });
    expect(page).toEqual({ masks: masks.slice(0, 1), after: masks[0]?.mask });
    expect(sent).toHaveLength(1);
  });

  test('that finds no mask in its time continues behind what it has read', async () => {
    const time = new AbortController();
    const found = await list(makeEmptyRead(time), { limit: 10, signal: time.signal });
    expect(found).toEqual({ masks: [], after: MASK });
  });

  test('that has no time for a single read fails, so that the client repeats it', async () => {
    const { lists, time } = makePages(pages, 0);
    const page = list(lists, { limit: 10, signal: time.signal });
    await expect(page).rejects.toMatchObject({ code: 'table-unavailable' });
  });

  test('fails in time with the table, and gives no part of a page for the whole', async () => {
    const { lists } = makePages(pages, 1);
    const page = list(lists, { limit: 10, signal: new AbortController().signal });
    await expect(page).rejects.toMatchObject({ code: 'table-unavailable' });
  });

  test('begins behind its cursor, whatever has become of that mask', async () => {
    const { lists, sent } = makePages(pages);
    await list(lists, { limit: 1, after: MASK });
    expect(sent[0]?.ExpressionAttributeValues).toMatchObject(keysAfter(MASK));
    const { ':from': from, ':until': until } = keysAfter(MASK);
    expect([MASK, from, `${MASK}0`, '+14155550124', until].toSorted()).toEqual([
      MASK,
      from,
      `${MASK}0`,
      '+14155550124',
      until,
    ]);
  });
});

/** A table whose first page has only rows that the filter leaves out, and whose second one comes too late. */
const makeEmptyRead = (time: AbortController): Lists => {
  let reads = 0;
  const client = {
    send: async () => {
      reads += 1;
      if (reads === 2) {
        time.abort();
        throw new Error('Aborted.');
      }
      return { Items: [], LastEvaluatedKey: { pk: MASK, sk: 'CALLER#x' } };
    },
  } as unknown as DynamoDBDocumentClient;
  return makeDynamodbMaskLists({ client, name: 'table' });
};

describe('at the table', () => {
  let table: TestTable;
  beforeAll(async () => {
    table = await startTestTable();
  });
  afterAll(() => table.stop());

  test('a caller who is blocked by many masks has the own masks listed, and no block', async () => {
    const store = makeDynamodbStore(await table.another());
    for (const mask of masks) await store.insert(mask);
    for (const mask of numbersFrom('+14155550300', 30)) {
      await store.putBlock(makeBlock({ mask, caller: NUMBER }));
    }
    const page = await store.listByNumber(NUMBER, { limit: 10 });
    expect(page.masks.map(({ mask }) => mask)).toEqual(masks.map(({ mask }) => mask));
    expect(page).not.toHaveProperty('after');
  });
});

test('free texts are read page by page, and a read ends with the time', async () => {
  const time = new AbortController();
  const given: unknown[] = [];
  const client = {
    send: async (_command: unknown, options: unknown) => {
      given.push(options);
      return { Items: [], LastEvaluatedKey: { pk: MASK, sk: '*' } };
    },
  } as unknown as DynamoDBDocumentClient;
  const { listTexts } = makeDynamodbStore({ client, name: 'table' });
  expect(await listTexts(undefined, time.signal)).toEqual({ rows: [], after: MASK });
  expect(given).toEqual([{ abortSignal: time.signal }]);
});
