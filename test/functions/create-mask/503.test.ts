import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createMaskHandler } from '../../../functions/create-mask/handler.ts';
import { makeDynamodbStore } from '../../../lib/table/store.ts';
import { CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { makeFakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { expectProblem, STOCK } from '../../support/functions/api.ts';
import { makeApiHandlers } from '../../support/functions/handlers.ts';
import { parseMaskable } from '../../support/functions/parse-maskable.ts';
import { makeBuyingWith } from '../../support/numbers/buying.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';
import { makeMemoryStore } from '../../support/table/memory-store.ts';
import { passTimeFor, useVirtualTimers } from '../../support/time/virtual-time.ts';

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

describe('the time is over while the carrier keeps silent', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  test.each(['before', 'after'] as const)(
    '%s it has sold the number: the client is told to repeat, and that buys once',
    async (when) => {
      const supplier = makeFakeSupplier({ stock: STOCK });
      const buying = makeBuyingWith({ store: makeMemoryStore(), supplier });
      const handler = makeApiHandlers(buying, { log: makeRecordingLog(), nowMs: () => 0 })['create-mask'];
      const { order } = supplier;
      supplier.order = async (...asked) => {
        if (when === 'after') await order(...asked);
        supplier.order = order;
        return new Promise<never>(() => undefined);
      };
      const body = { number: '+14155550100' };
      const headers = { 'idempotency-key': 'key-1' };
      const create = () => handler(makeEvent({ method: 'POST', path: '/masks', body, headers }), CONTEXT);
      useVirtualTimers();
      const failed = await passTimeFor(create());
      jest.useRealTimers();
      expectProblem(failed, 'time-over');
      expect(failed.headers).toMatchObject({ 'retry-after': '5', 'idempotency-key': 'key-1' });
      buying.clock.seconds += 120;
      expect((await create()).statusCode).toBe(201);
      expect(supplier.ours.size).toBe(1);
    },
  );
});
