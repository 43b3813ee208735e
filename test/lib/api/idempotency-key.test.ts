import { describe, expect, test } from '@jest/globals';
import type { ApiEvent, Handled } from '../../../lib/api/api-handler.ts';
import { apiHandlerWithBody } from '../../../lib/api/api-handler.ts';
import { idempotencyKey, readIdempotencyKey } from '../../../lib/api/idempotency-key.ts';
import { answer as show } from '../../../lib/api/views/answer.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';

const ask = async (headers: Readonly<Record<string, string>>, failure?: unknown) => {
  const log = makeRecordingLog();
  const seen: string[] = [];
  const handle = async (event: ApiEvent): Promise<Handled> => {
    seen.push(readIdempotencyKey(event));
    if (failure !== undefined) throw failure;
    return {
      answer: show(201, { view: {}, value: undefined, viewer: 'reader' }),
      outcome: { event: 'mask-created' },
      cause: 'kept',
    };
  };
  const handler = apiHandlerWithBody({ log, nowMs: () => 0 }, handle, [idempotencyKey(() => 'made')]);
  const answer = await handler(makeEvent({ method: 'POST', body: {}, headers }), CONTEXT);
  return { seen, log, status: answer.statusCode, key: answer.headers?.['idempotency-key'] };
};

test.each(['idempotency-key', 'Idempotency-Key'])('a key in %s is used and comes back', async (name) => {
  expect(await ask({ [name]: 'abc' })).toMatchObject({ status: 201, seen: ['abc'], key: 'abc' });
});

test('where there is none, one is made and comes back', async () => {
  expect(await ask({})).toMatchObject({ status: 201, seen: ['made'], key: 'made' });
});

test('it comes back with failures, too, so that the request can be repeated', async () => {
  const failure = new Problem('carrier-timeout', 'Repeat.');
  expect(await ask({}, failure)).toMatchObject({ status: 504, key: 'made' });
  expect(await ask({}, new Error('bug'))).toMatchObject({ status: 500, key: 'made' });
});

test('what the handler found out still reaches the log', async () => {
  expect((await ask({})).log.lines).toMatchObject([{ cause: 'kept' }]);
});

describe('refused, and not sent back:', () => {
  test.each(['', ' ', 'a b', 'é', 'a\tb', 'a\r\nset-cookie: x', 'x'.repeat(256), '\u0000'])(
    'the key %j',
    async (key) => {
      expect(await ask({ 'idempotency-key': key })).toMatchObject({ status: 400, seen: [], key: undefined });
    },
  );
});

test.each(['x', 'x'.repeat(255), '!"#$%&~', '7f1c1b58-5b7e-4c0e-9c6b-000000000000'])(
  'taken: %j',
  async (key) => {
    expect(await ask({ 'idempotency-key': key })).toMatchObject({ status: 201, seen: [key], key });
  },
);
