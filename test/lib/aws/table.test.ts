import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectTable } from '../../../lib/aws/table.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

const before = { ...process.env };
let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
  Object.assign(process.env, {
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'callmask',
    AWS_SECRET_ACCESS_KEY: 'callmask',
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
  });
});
afterAll(async () => {
  for (const name of Object.keys(process.env)) {
    if (before[name] === undefined) delete process.env[name];
  }
  Object.assign(process.env, before);
  await table.stop();
});

test('the table is where the environment says; what is undefined is not written', async () => {
  const { client, name } = connectTable({ name: table.name });
  const Key = { pk: '+14155550123', sk: '*' };
  await client.send(new PutCommand({ TableName: name, Item: { ...Key, label: undefined } }));
  expect((await client.send(new GetCommand({ TableName: name, Key }))).Item).toEqual(Key);
  client.destroy();
});

test('the SDK does nothing for a request that nobody has a use for', () => {
  const stepsOf = (client: Pick<DynamoDBClient, 'middlewareStack'>) => client.middlewareStack.identify();
  const idle = (step: string) => /^(?:logger|recursionDetection|getUserAgent)Middleware /.test(step);
  const usual = stepsOf(new DynamoDBClient({}));
  expect(usual.filter(idle)).toHaveLength(3);
  expect(stepsOf(connectTable({ name: 'table' }).client)).toEqual(usual.filter((step) => !idle(step)));
});

test('an answer that begins and falls silent is an error in the end, and its connection is closed', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).write('{"Responses":');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const closed = new Promise((resolve) => {
    server.on('connection', (socket) => socket.on('close', resolve));
  });
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { client } = connectTable({ name: 'table', maxAttempts: 1 });
  const Key = { pk: '+14155550123', sk: '*' };
  await expect(client.send(new GetCommand({ TableName: 'table', Key }))).rejects.toThrow();
  await closed;
  server.close();
});
