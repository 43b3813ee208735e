import { expect, test } from '@jest/globals';
import { createMaskHandler } from '../../../functions/create-mask/handler.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { expectProblem, STOCK } from '../../support/functions/api.ts';
import { parseMaskable } from '../../support/functions/parse-maskable.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';

test('the table cannot be reached: nothing is bought, and the client has a key to repeat with', async () => {
  const client = { send: () => Promise.reject(new Error('connect ECONNREFUSED')) } as never;
  const supplier = makeFakeSupplier({ stock: STOCK });
  const buying = makeBuyingWith({ store: makeDynamodbStore({ client, name: 'table' }), supplier });
  const handler = createMaskHandler({
    ...buying,
    makeIdempotencyKey: () => 'made',
    parseMaskable,
    log: makeRecordingLog(),
    nowMs: () => 0,
  });
  const event = makeEvent({ method: 'POST', body: { number: '+14155550100' } });
  const answer = await handler(event, CONTEXT);
  expectProblem(answer, 'table-unavailable');
  expect(answer.headers).toHaveProperty('idempotency-key', 'made');
  expect(supplier.calls).toEqual([]);
});
