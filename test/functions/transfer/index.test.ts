import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { SENTENCES } from '../../../lib/calls/decision.ts';
import type { ApiHandler } from '../../../lib/http/api-handler.ts';
import { ENVIRONMENT } from '../../support/environment.ts';
import type { FaultProxy } from '../../support/fault-proxy.ts';
import { startFaultProxy } from '../../support/fault-proxy.ts';
import { NUMBER, ownedMask } from '../../support/owned-masks.ts';
import type { TestTable } from '../../support/table.ts';
import { startTestTable } from '../../support/table.ts';
import { post, putKey, putMask } from '../../support/transfer.ts';
import { makeSession } from '../../support/tropo-messages.ts';

let table: TestTable;
let proxy: FaultProxy;
let handler: ApiHandler;
const before = { ...process.env };

beforeAll(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  table = await startTestTable();
  proxy = await startFaultProxy(table);
  await putKey(table);
  await putMask(table, ownedMask());
  Object.assign(process.env, {
    ...ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
  });
  delete process.env['TABLE_NAME'];
  ({ handler } = await import('../../../functions/transfer/index.ts'));
});
afterEach(() => proxy.heal());
afterAll(async () => {
  process.env = before;
  jest.restoreAllMocks();
  await proxy.stop();
  await table.stop();
});

const call = async () => {
  const { statusCode, body = '' } = await post(handler, makeSession(), 'plain');
  return { statusCode, verb: JSON.parse(body).tropo[0] };
};
const apology = { statusCode: 200, verb: { say: { value: SENTENCES.apology } } };

describe('the function as it is deployed', () => {
  test('apologises while it is not configured, and works from the call on for which it is', async () => {
    expect(await call()).toEqual(apology);
    process.env['TABLE_NAME'] = table.name;
    expect(await call()).toMatchObject({ statusCode: 200, verb: { transfer: { to: NUMBER } } });
  });

  test('asks the table a second time where the first request gets no answer', async () => {
    proxy.fail({ kind: 'hang' }, 1);
    expect(await call()).toMatchObject({ verb: { transfer: { to: NUMBER } } });
  });

  test.each(['hang', 'stall', 'throttle', 'reset'] as const)(
    'apologises by itself when the table does nothing but %s',
    async (kind) => {
      proxy.fail({ kind });
      expect(await call()).toEqual(apology);
    },
  );
});
