import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isNotErased } from '../../lib/numbers/buying/stored-request.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { listen } from '../../local/server/listen.ts';
import { makeSecrets } from '../../local/server/secrets.ts';
import type { Listener } from '../../simulators/support/http/loopback.ts';
import { makeTropoSimulator } from '../../simulators/tropo/simulator.ts';
import { bundle, NEVER_LATE, startBundled } from '../support/bundles/bundled.ts';
import { CONTEXT, makeEvent } from '../support/calls/events.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import type { FaultProxy } from '../support/table/fault-proxy.ts';
import { startFaultProxy } from '../support/table/fault-proxy.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

const ACCOUNT = { username: 'callmask', password: 'callmask', applicationId: '123456' };
const AUTHORIZATION = { authorization: `Basic ${btoa('callmask:callmask')}` };
const folder = mkdtempSync(join(tmpdir(), 'callmask-kills-'));

let table: TestTable;
let proxy: FaultProxy;
let carrier: Listener;
let secrets: Listener;
let create: string;
let release: string;

beforeAll(async () => {
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  carrier = await listen(makeTropoSimulator({ voiceUrl: 'http://127.0.0.1/voice' }).handle, 0);
  secrets = await listen(makeSecrets({ tropo: JSON.stringify(ACCOUNT) }), 0);
  create = bundle('create-mask', folder);
  release = bundle('release-mask', folder);
});

afterAll(async () => {
  for (const part of [carrier, secrets, proxy, table]) await part.stop();
  rmSync(folder, { recursive: true });
});

const start = (path: string, endpoint: string) =>
  startBundled(
    path,
    {
      ...ENVIRONMENT,
      AWS_ENDPOINT_URL_DYNAMODB: endpoint,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
      TABLE_NAME: table.name,
      TROPO_API_URL: `${carrier.url}/v1`,
    },
    NEVER_LATE,
  );

const fault = (body: object): Promise<unknown> =>
  fetch(`${carrier.url}/simulator/faults`, { method: 'POST', body: JSON.stringify(body) });

const ours = async (): Promise<readonly string[]> => {
  const answer = await fetch(`${carrier.url}/v1/applications/123456/addresses`, { headers: AUTHORIZATION });
  const addresses = (await answer.json()) as readonly { type: string; number: string }[];
  return addresses.filter(({ type }) => type === 'number').map(({ number }) => number);
};

/** As if the time had passed in which nobody else may work on the request. */
const endLeases = async (): Promise<void> => {
  const { requests } = await makeDynamodbStore(table).scan();
  for (const { id } of requests.filter(isNotErased).filter(({ answer }) => answer === undefined)) {
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: `REQUEST#${id}`, sk: 'REQUEST' },
        UpdateExpression: 'SET leaseEndsAtSeconds = :past',
        ExpressionAttributeValues: { ':past': 0 },
      }),
    );
  }
};

const until = async (isSo: () => Promise<boolean> | boolean): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 10));
};

/** Runs the function until the place where it hangs, and kills its process there. */
const killAt = async (
  path: string,
  event: Parameters<typeof makeEvent>[0],
  isThere: () => Promise<boolean> | boolean,
): Promise<void> => {
  const doomed = await start(path, proxy.endpoint);
  doomed.handler(makeEvent(event), CONTEXT).catch(() => undefined);
  await until(isThere);
  await doomed.stop('SIGKILL');
  proxy.heal();
};

const ORDER = { match: 'POST /v1/applications/*/addresses', hang: true };
const DELETE = { match: 'DELETE /v1/applications/*/addresses/number/*', hang: true };

const finish = async (path: string, event: Parameters<typeof makeEvent>[0]) => {
  const next = await start(path, table.endpoint);
  const answer = await next.handler(makeEvent(event), CONTEXT);
  await next.stop();
  return answer;
};

/** The fault has met its request. */
const carrierIsAsked = async (): Promise<boolean> => {
  const faults = (await (await fetch(`${carrier.url}/simulator/faults`)).json()) as readonly unknown[];
  return faults.length === 0;
};

/** The n-th request to the table from now on, and all after it, hang. */
const hangTableAt = (nth: number): (() => boolean) => {
  const before = proxy.requests.length;
  proxy.failAfter(nth - 1, { kind: 'hang' });
  return () => proxy.requests.length >= before + nth;
};

const SLOTS: readonly (readonly [string, () => Promise<() => Promise<boolean> | boolean>])[] = [
  ['its claim', async () => hangTableAt(1)],
  ['its reservation', async () => hangTableAt(3)],
  ['making the mask active', async () => hangTableAt(5)],
  ['its answer', async () => hangTableAt(6)],
  [
    'its order',
    async () => {
      await fault(ORDER);
      return carrierIsAsked;
    },
  ],
  [
    'the answer to its order',
    async () => {
      await fault({ ...ORDER, after: true });
      return carrierIsAsked;
    },
  ],
];

test.each(SLOTS)(
  'a creation killed at %s is finished by the next, with one purchase',
  async (slot, arrange) => {
    const before = await ours();
    const event = {
      method: 'POST',
      body: { number: '+14155550100' },
      headers: { 'idempotency-key': slot.replaceAll(' ', '-') },
    };
    await killAt(create, event, await arrange());
    await endLeases();
    const answer = await finish(create, event);
    expect(answer.statusCode).toBe(201);
    const { mask } = JSON.parse(answer.body ?? '');
    expect(await ours()).toEqual([...before, mask]);
    expect(await makeDynamodbStore(table).find(mask)).toMatchObject({ state: 'active' });
    expect((await finish(create, event)).body).toBe(answer.body);
  },
);

test.each([false, true])(
  'a release killed at the carrier is finished by the next; its work done: %s',
  async (after) => {
    const before = await ours();
    const created = await finish(create, { method: 'POST', body: { number: '+14155550100' } });
    const { mask } = JSON.parse(created.body ?? '');
    const event = { method: 'DELETE', parameters: { mask } };
    await fault({ ...DELETE, after });
    await killAt(release, event, carrierIsAsked);
    expect((await finish(release, event)).statusCode).toBe(204);
    expect(await ours()).toEqual(before);
    expect(await makeDynamodbStore(table).find(mask)).toMatchObject({ state: 'released' });
  },
);
