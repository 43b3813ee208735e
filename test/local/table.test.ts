import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTable } from '../../local/table.ts';
import { startDynamodb } from '../../local/table.ts';
import { makeTestClient } from '../support/table/table.ts';

let dynamodb: LocalTable;
beforeAll(async () => {
  dynamodb = await startDynamodb({});
});
afterAll(() => dynamodb.stop());

test('programs of this machine reach the table', async () => {
  const client: DynamoDBClient = makeTestClient(dynamodb.endpoint);
  expect(await client.send(new ListTablesCommand())).toMatchObject({ TableNames: [] });
});

test.each(['OPTIONS', 'POST'])(
  'a page of another site does not, not even to ask whether it may: %s',
  async (method) => {
    const answer = await fetch(dynamodb.endpoint, { method, headers: { origin: 'https://example.com' } });
    expect(answer.status).toBe(403);
    expect(answer.headers.has('access-control-allow-origin')).toBe(false);
  },
);
