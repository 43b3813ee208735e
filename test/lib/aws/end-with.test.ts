import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { endWith } from '../../../lib/aws/end-with.ts';
import { connectTable } from '../../../lib/aws/table.ts';
import { ENVIRONMENT } from '../../support/functions/environment.ts';
import type { FaultProxy } from '../../support/table/fault-proxy.ts';
import { startFaultProxy } from '../../support/table/fault-proxy.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

let table: TestTable;
let proxy: FaultProxy;
const before = { ...process.env };
beforeAll(async () => {
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  Object.assign(process.env, { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint });
});
afterEach(() => proxy.heal());
afterAll(async () => {
  process.env = before;
  await proxy.stop();
  await table.stop();
});

const HOUR_MS = 60 * 60 * 1000;
const read = () => new GetCommand({ TableName: table.name, Key: { pk: '+14155550123', sk: 'x' } });
const open = (signal: () => AbortSignal | undefined) =>
  endWith(connectTable({ name: table.name, timeoutMs: HOUR_MS }), signal).client;

/** Until the table has been asked. */
const asked = async (count: number): Promise<void> => {
  while (proxy.requests.length < count) await new Promise((resolve) => setImmediate(resolve));
};

test('a request ends with the run, and is not tried again', async () => {
  proxy.fail({ kind: 'hang' });
  const run = new AbortController();
  const seen = proxy.requests.length;
  const answer = open(() => run.signal).send(read());
  const ended = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  await asked(seen + 1);
  run.abort();
  await ended;
  expect(proxy.requests).toHaveLength(seen + 1);
});

test('a request that has a signal of its own ends with either', async () => {
  proxy.fail({ kind: 'hang' });
  for (const which of [0, 1]) {
    const signals = [new AbortController(), new AbortController()] as const;
    const seen = proxy.requests.length;
    const answer = open(() => signals[0].signal).send(read(), { abortSignal: signals[1].signal });
    const ended = expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await asked(seen + 1);
    signals[which]?.abort();
    await ended;
  }
});

test('after the run nothing is asked any more', async () => {
  const seen = proxy.requests.length;
  await expect(open(() => AbortSignal.abort()).send(read())).rejects.toMatchObject({ name: 'AbortError' });
  expect(proxy.requests).toHaveLength(seen);
});

test('outside of a run a request is a request', async () => {
  expect(await open(() => undefined).send(read())).not.toHaveProperty('Item');
});
