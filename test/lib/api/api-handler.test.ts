import { describe, expect, test } from '@jest/globals';
import type { ApiEvent, Handled } from '../../../lib/api/api-handler.ts';
import { apiHandler, apiHandlerWithBody } from '../../../lib/api/api-handler.ts';
import { answer } from '../../../lib/api/views/answer.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { BODY_FORMS, CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';

const setUp = (handle: (event: ApiEvent) => Promise<Handled>) => {
  const log = makeRecordingLog();
  let now = 0;
  const nowMs = () => {
    now += 7;
    return now;
  };
  return { log, tools: { log, nowMs }, handle };
};

const LISTED: Handled = {
  answer: answer(200, { view: {}, value: undefined, viewer: 'reader' }),
  outcome: { event: 'masks-listed' },
};

describe('every request', () => {
  test('has one outcome line and an answer that nobody on the way keeps', async () => {
    const { log, tools, handle } = setUp(async () => LISTED);
    expect(await apiHandler(tools, handle)(makeEvent(), CONTEXT)).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: '{}',
    });
    expect(log.lines).toEqual([
      {
        outcome: { event: 'masks-listed', status: 200 },
        context: { requestId: 'request-1', durationMs: 7, client: expect.any(String) },
      },
    ]);
  });

  test('that failed on the way to an answer is logged with its cause', async () => {
    const cause = new Error('slow');
    const { log, tools, handle } = setUp(async () => ({ ...LISTED, cause }));
    await apiHandler(tools, handle)(makeEvent(), CONTEXT);
    expect(log.lines).toMatchObject([{ outcome: { event: 'masks-listed', status: 200 }, cause }]);
  });

  test('that ends in a problem is answered with its document', async () => {
    const problem = new Problem('mask-unknown', 'There is none.');
    const { log, tools, handle } = setUp(async () => Promise.reject(problem));
    const answer = await apiHandler(tools, handle)(makeEvent(), CONTEXT);
    expect(answer).toMatchObject({
      statusCode: 404,
      headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
    });
    const outcome = { event: 'request-refused', problem: 'mask-unknown', status: 404 };
    expect(log.lines).toMatchObject([{ outcome }]);
  });

  test('that we or the carrier failed is an error in the log, with its cause', async () => {
    const problem = new Problem('carrier-failed', 'It failed.');
    const { log, tools, handle } = setUp(async () => Promise.reject(problem));
    await apiHandler(tools, handle)(makeEvent(), CONTEXT);
    const outcome = { event: 'request-failed', problem: 'carrier-failed', status: 502 };
    expect(log.lines).toMatchObject([{ outcome, cause: problem }]);
  });

  test('that hits a bug of ours is a bare 500, and the log has the error', async () => {
    const bug = new TypeError('x is not a function');
    const { log, tools, handle } = setUp(async () => Promise.reject(bug));
    const answer = await apiHandler(tools, handle)(makeEvent(), CONTEXT);
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('function');
    expect(log.lines).toMatchObject([{ outcome: { event: 'request-failed', status: 500 }, cause: bug }]);
  });
});

describe.each(BODY_FORMS)('a %s body', (form) => {
  const bodyOf = async (body: unknown, headers = {}) => {
    const seen: unknown[] = [];
    const { tools, handle } = setUp(async (event) => {
      seen.push(event.body);
      return LISTED;
    });
    const event = makeEvent({ method: 'POST', body, headers }, form);
    const { statusCode } = await apiHandlerWithBody(tools, handle)(event, CONTEXT);
    return { statusCode, seen };
  };

  test('is parsed', async () => {
    expect(await bodyOf({ label: 'Zoë' })).toEqual({ statusCode: 200, seen: [{ label: 'Zoë' }] });
  });

  test('may be as large as the problem says, and not a byte larger', async () => {
    const text = (bytes: number) => JSON.stringify('x'.repeat(bytes - 2));
    expect((await bodyOf(text(16_384))).statusCode).toBe(200);
    expect(await bodyOf(text(16_385))).toEqual({ statusCode: 413, seen: [] });
    expect((await bodyOf('é'.repeat(8_193))).statusCode).toBe(413);
  });

  test.each(['', '{', 'number=1', '{"a":1}x', '\u0000', "{'a': 1}"])('must be JSON: %j', async (body) => {
    expect(await bodyOf(body)).toEqual({ statusCode: 400, seen: [] });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', '', 'json'])(
    'must be said to be JSON: %j',
    async (type) => {
      expect(await bodyOf({}, { 'content-type': type })).toEqual({ statusCode: 400, seen: [] });
    },
  );

  test.each(['application/json; charset=utf-8', 'application/merge-patch+json', 'Application/JSON'])(
    'is JSON by any of its names: %s',
    async (type) => {
      expect((await bodyOf({}, { 'content-type': type })).statusCode).toBe(200);
    },
  );
});

test('no body is no JSON', async () => {
  const { tools, handle } = setUp(async () => LISTED);
  const event = makeEvent({ method: 'POST', headers: { 'content-type': 'application/json' } });
  expect((await apiHandlerWithBody(tools, handle)(event, CONTEXT)).statusCode).toBe(400);
});
