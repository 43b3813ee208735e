import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import { makeDynamodbReconciliationNotes } from '../../../lib/table/reconciliation-notes.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { describeReconciliationNotes } from '../../contract/reconciliation-notes.ts';
import { e164, MASK, NOW_SECONDS, numbersFrom } from '../../support/numbers/masks.ts';
import { OTHER_CONNECTION } from '../../support/numbers/owned-masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

let table: TestTable;
let connections = 0;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const makeNotes = async () => {
  connections += 1;
  return makeDynamodbReconciliationNotes(table, `connection-${connections}` as ConnectionName);
};

const note = { number: MASK, firstSeenAtSeconds: NOW_SECONDS, purgeAtSeconds: NOW_SECONDS };

describeReconciliationNotes('notes in DynamoDB', makeNotes);

test('notes are neither masks nor requests, and each connection has its own', async () => {
  const notes = await makeNotes();
  await notes.putOrphan(note);
  await notes.putProgress({ cursor: '{}', masks: 1, changes: 0, purgeAtSeconds: NOW_SECONDS });
  const store = makeDynamodbStore(table);
  expect(await store.scan()).toEqual({ numbers: [], requests: [], slots: [] });
  expect(await store.list({ limit: 10 })).toEqual({ masks: [] });
  expect(await makeDynamodbReconciliationNotes(table, OTHER_CONNECTION).orphans()).toEqual([]);
});

test('notes are read to the end, however many pages they take', async () => {
  const numbers = numbersFrom('+14155550101', 3);
  const answers = numbers.map((number, index) => ({
    Items: [{ pk: 'RECONCILIATION#tropo', sk: `ORPHAN#${number}`, kind: 'orphan', ...note, number }],
    ...(index < 2 && { LastEvaluatedKey: { pk: 'RECONCILIATION#tropo', sk: `ORPHAN#${number}` } }),
  }));
  const send = async () => answers.shift() ?? {};
  const client = { send } as unknown as DynamoDBDocumentClient;
  const notes = makeDynamodbReconciliationNotes({ client, name: 'table' }, 'tropo');
  expect((await notes.orphans()).map(({ number }) => number)).toEqual(numbers);
  expect(await notes.orphans()).toEqual([]);
});

test('a table that does not answer is said to be unavailable', async () => {
  const notes = makeDynamodbReconciliationNotes({ ...table, name: 'callmask-no-such-table' }, 'tropo');
  for (const ask of [
    () => notes.orphans(),
    () => notes.putOrphan(note),
    () => notes.removeOrphan(e164('+14155550124')),
    () => notes.progress(),
  ]) {
    await expect(ask()).rejects.toMatchObject({ code: 'table-unavailable' });
  }
});
