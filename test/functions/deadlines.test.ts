import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Context } from 'aws-lambda';
import { workOf } from '../../cdk/functions/make-functions.ts';
import { PERMISSIONS } from '../../cdk/functions/permissions.ts';
import { ENDPOINTS } from '../../functions/routes.ts';
import { SCHEDULES } from '../../functions/schedules.ts';
import type { ApiHandler } from '../../lib/api/api-handler.ts';
import { SENTENCES } from '../../lib/calls/decision.ts';
import { LAMBDA_MS } from '../../lib/time-limits.ts';
import type { EventOptions } from '../support/calls/events.ts';
import { makeEvent } from '../support/calls/events.ts';
import { post, putKey, putMask } from '../support/calls/transfer.ts';
import { makeSession } from '../support/calls/tropo-events.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { startSecretsManager } from '../support/functions/secrets-manager.ts';
import { MASK, NUMBER } from '../support/numbers/masks.ts';
import { ownedMask } from '../support/numbers/owned-masks.ts';
import type { FaultProxy } from '../support/table/fault-proxy.ts';
import { startFaultProxy } from '../support/table/fault-proxy.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';
import type { VirtualTime } from '../support/time/virtual-time.ts';
import { passTimeFor, startVirtualTime } from '../support/time/virtual-time.ts';

let table: TestTable;
let proxy: FaultProxy;
let carrier: Server;
let secrets: Awaited<ReturnType<typeof startSecretsManager>>;
let time: VirtualTime;
let isHanging = false;
let written: string[] = [];
const before = { ...process.env };

beforeAll(async () => {
  const keep = (text: string | Uint8Array): boolean => {
    written.push(String(text));
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(keep);
  jest.spyOn(process.stderr, 'write').mockImplementation(keep);
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  await putKey(table);
  await putMask(table, ownedMask());
  secrets = await startSecretsManager();
  secrets.state.answer = JSON.stringify({ username: 'u', password: 'p', applicationId: '1' });
  // Takes every connection and never says anything.
  carrier = createServer((socket) => socket.on('error', () => undefined));
  await once(carrier.listen(0, '127.0.0.1'), 'listening');
  Object.assign(process.env, {
    ...ENVIRONMENT,
    TABLE_NAME: table.name,
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
    TROPO_API_URL: `http://127.0.0.1:${(carrier.address() as AddressInfo).port}`,
  });
  time = startVirtualTime(proxy);
});
afterEach(() => {
  proxy.heal();
  isHanging = false;
  secrets.state.isSilent = false;
});
afterAll(async () => {
  time.end();
  secrets.stop();
  process.env = before;
  jest.restoreAllMocks();
  carrier.close();
  await proxy.stop();
  await table.stop();
});

const hang = (kind: 'hang' | 'stall'): void => {
  proxy.fail({ kind });
  isHanging = true;
};

/** While the table hangs there is nothing to wait for. The SDK pauses between its attempts, also while none is open. */
const pass = <T>(work: Promise<T>): Promise<T> => (isHanging ? passTimeFor(work) : time.passFor(work));

type Work = keyof typeof LAMBDA_MS;

const lambdaMsOf = (name: string): number => LAMBDA_MS[workOf(PERMISSIONS[name] ?? { table: [] }) as Work];

/** Runs the work while Lambda's clock runs. @returns what came of it, unless Lambda ended the function before */
const inLambda = async <T>(name: string, run: (context: Context) => Promise<T>) => {
  written = [];
  let isEnded = false;
  const lambdaMs = lambdaMsOf(name);
  const end = setTimeout(() => {
    isEnded = true;
  }, lambdaMs);
  const answer = await pass(
    run({ awsRequestId: 'request-1', getRemainingTimeInMillis: () => lambdaMs } as Context),
  );
  clearTimeout(end);
  const lines = written
    .join('')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  return { answer, isEnded, events: lines.map(({ event }) => event) };
};

const load = async <T>(name: string): Promise<T> =>
  (await import(`../../functions/${name}/index.ts`)).handler;

const ONE = { parameters: { mask: MASK } };

/** A request that does all that the function can do. A new function needs one here. */
const REQUESTS: Readonly<Record<string, EventOptions>> = {
  'create-mask': { method: 'POST', headers: { 'idempotency-key': 'key-1' }, body: { number: NUMBER } },
  'list-masks': {},
  'show-mask': ONE,
  'change-mask': { method: 'PATCH', ...ONE, body: { label: 'new' } },
  'release-mask': { method: 'DELETE', ...ONE },
  'list-blocks': ONE,
  'block-caller': { method: 'PUT', parameters: { mask: MASK, caller: '+12125550187' } },
  'unblock-caller': { method: 'DELETE', parameters: { mask: MASK, caller: '+12125550187' } },
  'erase-person': { method: 'POST', body: { number: NUMBER } },
  'export-person': { method: 'POST', body: { number: NUMBER } },
  'list-carriers': {},
};

const ask = async (name: string) => {
  const handler = await load<ApiHandler>(name);
  const { answer, ...seen } = await inLambda(name, (context) =>
    handler(makeEvent(REQUESTS[name] ?? {}), context),
  );
  const { type = '' } = JSON.parse(answer.body ?? '{}');
  return {
    ...seen,
    status: answer.statusCode,
    problem: String(type).replace('urn:callmask:problem:', ''),
    retryAfter: answer.headers?.['retry-after'],
  };
};

const CLIENTS = [
  ...new Set(ENDPOINTS.filter(({ access }) => access === 'client').map((one) => one.function)),
];
const USES_TABLE = CLIENTS.filter((name) => name !== 'list-carriers');

test('there is a request for every function of the API', () => {
  expect(Object.keys(REQUESTS).sort()).toEqual([...CLIENTS].sort());
});

describe('while the table hangs, a client is told so before Lambda ends', () => {
  test.each(USES_TABLE)('the function %s', async (name) => {
    hang('hang');
    expect(await ask(name)).toEqual({
      isEnded: false,
      status: 503,
      problem: 'table-unavailable',
      retryAfter: '5',
      events: ['request-failed'],
    });
  });

  test('and the next request is answered as ever', async () => {
    expect(await ask('show-mask')).toMatchObject({ status: 200, events: ['mask-shown'] });
  });
});

describe('while the table hangs in the middle of an answer, too', () => {
  test.each(USES_TABLE)('the function %s', async (name) => {
    hang('stall');
    expect(await ask(name)).toMatchObject({ isEnded: false, status: 503, retryAfter: '5' });
  });
});

describe('while Secrets Manager hangs', () => {
  test('a purchase says so, and is to be repeated', async () => {
    secrets.state.isSilent = true;
    expect(await ask('create-mask')).toEqual({
      isEnded: false,
      status: 503,
      problem: 'secret-unavailable',
      retryAfter: '5',
      events: ['request-failed'],
    });
  });

  test('the connections are listed as unreachable', async () => {
    secrets.state.isSilent = true;
    expect(await ask('list-carriers')).toMatchObject({ isEnded: false, status: 200 });
  });
});

describe('while the carrier hangs', () => {
  test('a purchase says so, and is to be repeated', async () => {
    expect(await ask('create-mask')).toEqual({
      isEnded: false,
      status: 504,
      problem: 'carrier-timeout',
      retryAfter: '10',
      events: ['request-failed'],
    });
  });

  test.each([
    ['list-carriers', 200, 'carriers-listed'],
    ['release-mask', 202, 'release-unconfirmed'],
    ['erase-person', 202, 'person-erased'],
  ])('%s answers %d, because the rest is done or goes on by itself', async (name, status, event) => {
    expect(await ask(name)).toMatchObject({ isEnded: false, status, events: [event] });
  });
});

describe('a reconciliation ends before its Lambda, and says why', () => {
  const reconcile = async () => {
    const handler = await load<(event: unknown, context: Context) => Promise<void>>('reconcile');
    return inLambda('reconcile', (context) => handler({}, context));
  };

  // Before the secret is cached.
  test('while Secrets Manager hangs', async () => {
    secrets.state.isSilent = true;
    expect(await reconcile()).toMatchObject({ isEnded: false, events: ['reconciliation-failed'] });
  });

  test('while the carrier hangs', async () => {
    expect(await reconcile()).toMatchObject({ isEnded: false, events: ['reconciliation-failed'] });
  });

  test('while the table hangs', async () => {
    hang('hang');
    expect(await reconcile()).toMatchObject({ isEnded: false, events: ['reconciliation-failed'] });
  });

  test('is on the list of those that may run so long', () => {
    for (const { function: name } of SCHEDULES) expect(lambdaMsOf(name)).toBe(15 * 60_000);
  });
});

test('of a hundred calls at once each hears the fallback message within 1.8 s while the table hangs', async () => {
  const handler = await load<ApiHandler>('transfer');
  hang('hang');
  let isLate = false;
  const end = setTimeout(() => {
    isLate = true;
  }, 1_800);
  const calls = Array.from({ length: 100 }, () => post(handler, makeSession(), 'plain'));
  const answers = await pass(Promise.all(calls));
  clearTimeout(end);
  expect(isLate).toBe(false);
  for (const { body = '' } of answers) expect(body).toContain(SENTENCES.fallback);
});
