import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TableCounter, TableRequest } from '../../cli/attack/table-counter.ts';
import { startTableCounter } from '../../cli/attack/table-counter.ts';
import type { Shape } from '../bench/support/calls/call-events.ts';
import { callEvent, SHAPES } from '../bench/support/calls/call-events.ts';
import type { BundledFunction } from '../support/bundles/bundled.ts';
import { bundle, NEVER_LATE, startBundled } from '../support/bundles/bundled.ts';
import { CONTEXT } from '../support/calls/events.ts';
import { callParameters, PUBLIC_URL, signedEvent } from '../support/calls/signed-calls.ts';
import { SIGNED_CARRIERS } from '../support/calls/signed-carriers.ts';
import { putKey, putMask } from '../support/calls/transfer.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { startSecretsManager } from '../support/functions/secrets-manager.ts';
import { CALLER, MASK } from '../support/numbers/masks.ts';
import { ownedMask } from '../support/numbers/owned-masks.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

const folder = mkdtempSync(join(tmpdir(), 'callmask-one-request-'));
let table: TestTable;
let counter: TableCounter;

beforeAll(async () => {
  table = await startTestTable();
  counter = await startTableCounter(table.endpoint);
  await putKey(table);
  await putMask(table, ownedMask());
});

afterAll(async () => {
  await counter.stop();
  await table.stop();
  rmSync(folder, { recursive: true });
});

/** What the table is asked for one call. */
const requestsOf = async (call: () => Promise<void>): Promise<readonly TableRequest[]> => {
  counter.take();
  await call();
  return counter.take();
};

const connect = async (transfer: BundledFunction, shape: Shape, caller: string): Promise<void> => {
  const answer = await transfer.handler(callEvent(shape, caller, MASK), CONTEXT);
  expect(answer.body).toContain('"transfer"');
};

const ONE_BATCH = [expect.objectContaining({ operation: 'BatchGetItem' })];

describe.each(Object.keys(SHAPES) as Shape[])('with numbers in %s', (shape) => {
  const startCopy = () =>
    startBundled(
      bundle('transfer', folder),
      { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: counter.url, TABLE_NAME: table.name },
      NEVER_LATE,
    );

  test('the first call of a copy, which knows no key yet, asks the table once', async () => {
    const requests = await requestsOf(async () => {
      const transfer = await startCopy();
      await connect(transfer, shape, CALLER);
      await transfer.stop();
    });
    expect(requests).toEqual(ONE_BATCH);
  });

  test.each([
    ['a further call', CALLER],
    ['a call by somebody who withholds the number', 'anonymous'],
  ])('%s asks the table once', async (_what, caller) => {
    const transfer = await startCopy();
    await connect(transfer, shape, CALLER);
    expect(await requestsOf(() => connect(transfer, shape, caller))).toEqual(ONE_BATCH);
    await transfer.stop();
  });
});

describe.each(SIGNED_CARRIERS)('with $carrier, which signs', (carrier) => {
  const { carrier: connection } = carrier;
  const atSeconds = () => Math.floor(Date.now() / 1000);
  let secrets: Awaited<ReturnType<typeof startSecretsManager>>;
  let transfer: BundledFunction;

  beforeAll(async () => {
    secrets = await startSecretsManager();
    secrets.state.answer = carrier.secret();
    await putMask(table, ownedMask({ connection, carrier: connection }));
    const env = {
      ...ENVIRONMENT,
      CONNECTIONS: connection,
      PUBLIC_URL,
      [`${connection.toUpperCase()}_SIGNING_SECRET_ID`]: 'signing',
      AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: counter.url,
      TABLE_NAME: table.name,
    };
    transfer = await startBundled(bundle('transfer', folder), env, NEVER_LATE);
  });
  afterAll(async () => {
    await transfer.stop();
    secrets.stop();
  });

  const call = async (): Promise<string> => {
    const { body = '' } = await transfer.handler(signedEvent(carrier, { atSeconds: atSeconds() }), CONTEXT);
    expect(body).toContain('<Dial');
    return body;
  };

  test('a call asks the table once, what comes later of it and what is forged never, and one secret is read', async () => {
    expect(await requestsOf(async () => void (await call()))).toEqual(ONE_BATCH);
    const ticket = /\/after\/([^?]+)\?event=dial/.exec(await call())?.[1] ?? '';
    const parameters = callParameters(carrier, { DialCallStatus: 'completed' });
    const later = { ticket, event: 'dial', parameters, atSeconds: atSeconds() };
    const forged = { signedBy: 'stranger', atSeconds: atSeconds() } as const;
    const none = await requestsOf(async () => {
      expect(await transfer.handler(signedEvent(carrier, later), CONTEXT)).toMatchObject({ statusCode: 200 });
      expect(await transfer.handler(signedEvent(carrier, forged), CONTEXT)).toMatchObject({
        statusCode: 404,
      });
    });
    expect(none).toEqual([]);
    expect(secrets.state.reads).toBe(1);
  });
});
