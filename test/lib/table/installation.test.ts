import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeDynamodbInstallation } from '../../../lib/table/installation.ts';
import { makeTestClient, startTestTable, type TestTable } from '../../support/table/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

test('a table has one name, whoever asks for it first and however many ask at once', async () => {
  const own = await table.another();
  const asked = ['first', 'second', 'third'].map((name) => makeDynamodbInstallation(own, () => name)());
  const names = new Set(await Promise.all(asked));
  expect(names.size).toBe(1);
  expect(['first', 'second', 'third']).toContain([...names][0]);
  expect(await makeDynamodbInstallation(own)()).toBe([...names][0]);
});

test('two tables in one account have two names, which nobody can guess', async () => {
  const names = await Promise.all(
    [await table.another(), await table.another()].map((own) => makeDynamodbInstallation(own)()),
  );
  expect(new Set(names).size).toBe(2);
  for (const name of names) expect(name).toMatch(/^[0-9a-f]{16}$/);
});

test('a table that cannot be read has no name, and is asked again the next time', async () => {
  const own = await table.another();
  const broken = { ...own, client: DynamoDBDocumentClient.from(makeTestClient('http://127.0.0.1:1')) };
  const installation = makeDynamodbInstallation(broken);
  await expect(installation()).rejects.toMatchObject({ code: 'table-unavailable' });
  broken.client = own.client;
  expect(await installation()).toMatch(/^[0-9a-f]{16}$/);
});
