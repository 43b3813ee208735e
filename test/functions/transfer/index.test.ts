import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { ApiHandler } from '../../../lib/api/api-handler.ts';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import { post, putKey, putMask } from '../../support/calls/transfer.ts';
import { makeSession } from '../../support/calls/tropo-events.ts';
import { ENVIRONMENT } from '../../support/functions/environment.ts';
import { e164, NUMBER } from '../../support/numbers/masks.ts';
import { ownedMask } from '../../support/numbers/owned-masks.ts';
import type { FaultProxy } from '../../support/table/fault-proxy.ts';
import { startFaultProxy } from '../../support/table/fault-proxy.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';
import type { VirtualTime } from '../../support/time/virtual-time.ts';
import { startVirtualTime } from '../../support/time/virtual-time.ts';

let table: TestTable;
let proxy: FaultProxy;
let handler: ApiHandler;
let time: VirtualTime;
const before = { ...process.env };

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  await putKey(table);
  await putMask(table, ownedMask());
  await putMask(table, ownedMask({ mask: e164(`+1${COUNTED}`), callsPerMinute: 10 }));
  Object.assign(process.env, {
    ...ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
  });
  delete process.env['TABLE_NAME'];
  ({ handler } = await import('../../../functions/transfer/index.ts'));
  time = startVirtualTime(proxy);
});
afterEach(() => proxy.heal());
afterAll(async () => {
  time.end();
  process.env = before;
  jest.restoreAllMocks();
  await proxy.stop();
  await table.stop();
});

/** The mask whose calls are counted in the table, by the ten digits that are dialled. */
const COUNTED = '4155550107';

/** For one call, whatever happens. */
const MOST_REQUESTS = 5;

const call = async (digits = '4155550123') => {
  const session = makeSession({ to: { id: digits, channel: 'VOICE' } });
  const { statusCode, body = '' } = await time.passFor(post(handler, session, 'plain'));
  return { statusCode, verb: JSON.parse(body).tropo[0] };
};
const connected = { statusCode: 200, verb: { transfer: { to: NUMBER } } };
const fallback = { statusCode: 200, verb: { say: { value: SENTENCES.fallback } } };

describe('the function as it is deployed', () => {
  test('plays the fallback message while it is not configured, and works from the call on for which it is', async () => {
    expect(await call()).toEqual(fallback);
    process.env['TABLE_NAME'] = table.name;
    expect(await call()).toMatchObject(connected);
  });

  test.each(['hang', 'stall', 'throttle', 'reset', 'lose-answer'] as const)(
    'connects where the table does nothing at first but %s',
    async (kind) => {
      proxy.fail({ kind }, 2);
      expect(await call()).toMatchObject(connected);
    },
  );

  test('connects where the connection died since the last call', async () => {
    proxy.deaden();
    expect(await call()).toMatchObject(connected);
  });

  test('connects where the table takes longer than a request is given elsewhere', async () => {
    proxy.fail({ kind: 'slow', delayMs: () => 700 });
    expect(await call()).toMatchObject(connected);
  });

  test('connects where a call is to be counted and the count gets no answer at first', async () => {
    proxy.failAfter(1, { kind: 'hang' }, 1);
    expect(await call(COUNTED)).toMatchObject(connected);
  });

  test.each(['hang', 'stall', 'throttle', 'reset'] as const)(
    'plays the fallback message by itself when the table does nothing but %s',
    async (kind) => {
      proxy.fail({ kind });
      const before = proxy.requests.length;
      expect(await call()).toEqual(fallback);
      expect(proxy.requests.length - before).toBeLessThanOrEqual(MOST_REQUESTS);
    },
  );
});
