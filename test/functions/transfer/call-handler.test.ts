import { describe, expect, jest, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { CallHandlerDependencies } from '../../../functions/transfer/call-handler.ts';
import { callHandler } from '../../../functions/transfer/call-handler.ts';
import type { AnsweredCall } from '../../../lib/calls/answer-call.ts';
import type { WebhookRequest } from '../../../lib/carriers/protocol.ts';
import { tropoProtocol } from '../../../lib/carriers/tropo/protocol.ts';
import { flawed } from '../../../lib/errors/flawed.ts';
import { Problem } from '../../../lib/errors/problem.ts';
import { CONTEXT, makeEvent } from '../../support/calls/events.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';
import { useVirtualTimers } from '../../support/time/virtual-time.ts';

const ANSWERED: AnsweredCall = {
  answer: { status: 200, contentType: 'text/plain', body: 'connected' },
  outcome: { event: 'call-connected' },
};
const connected = { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: 'connected' };
const { status, contentType, body } = tropoProtocol.fallback();
const fallback = { statusCode: status, headers: { 'content-type': contentType }, body };

type AnswerCall = ReturnType<CallHandlerDependencies['prepare']>;

const makeTools = (answerCall: AnswerCall, changes: Partial<CallHandlerDependencies> = {}) => ({
  prepare: () => answerCall,
  fallback: tropoProtocol.fallback,
  log: makeRecordingLog(),
  nowMs: () => 0,
  ...changes,
});

const run = (tools: CallHandlerDependencies, event = makeEvent()) => callHandler(tools)(event, CONTEXT);
const fail = (error: unknown) => async () => Promise.reject(error);

describe('whatever is thrown becomes a fallback message', () => {
  test.each([
    ['an error', new Error('down')],
    ['a problem of our own', new Problem('table-unavailable', 'down')],
    ['a problem that clients of the API would be told of', new Problem('mask-unknown', 'none')],
    ['a library’s error with a status', Object.assign(new Error('no'), { statusCode: 400 })],
    ['a library’s error about a content type', Object.assign(new Error('no'), { statusCode: 415 })],
    ['a text', 'down'],
    ['nothing', undefined],
  ])('with status 200, and the log keeps the cause: %s', async (_what, error) => {
    const tools = makeTools(fail(error));
    expect(await run(tools)).toEqual(fallback);
    expect(tools.log).toHaveProperty('lines.0.outcome', { event: 'fallback-played', status: 200 });
  });

  test('also before there is a promise', async () => {
    const answerCall = () => {
      throw new Error('bug');
    };
    expect(await run(makeTools(answerCall))).toEqual(fallback);
  });

  test('also when the event is no event', async () => {
    expect(
      await run(
        makeTools(async () => ANSWERED),
        {} as APIGatewayProxyEventV2,
      ),
    ).toEqual(connected);
    expect(
      await run(
        makeTools(async () => ANSWERED),
        null as unknown as APIGatewayProxyEventV2,
      ),
    ).toEqual(fallback);
  });
});

test('only a request that no carrier would send is a problem', async () => {
  const tools = makeTools(fail(flawed('#', 'no session')));
  expect(await run(tools)).toMatchObject({
    statusCode: 400,
    headers: { 'content-type': 'application/problem+json' },
  });
  expect(tools.log).toHaveProperty('lines.0.outcome', {
    event: 'webhook-invalid',
    problem: 'request-invalid',
    status: 400,
  });
});

describe('an answer that does not come in time', () => {
  test('becomes a fallback message, and what comes later is nobody’s: neither an answer nor an error', async () => {
    const late = [Promise.withResolvers<AnsweredCall>(), Promise.withResolvers<AnsweredCall>()] as const;
    const unhandled: unknown[] = [];
    const note = (error: unknown) => unhandled.push(error);
    process.on('unhandledRejection', note);
    for (const { promise } of late) {
      const tools = makeTools(() => promise, { deadlineMs: 1 });
      expect(await run(tools)).toEqual(fallback);
      expect(tools.log).toHaveProperty('lines.0.cause.name', 'TimeoutError');
    }
    late[0].resolve(ANSWERED);
    late[1].reject(new Error('too late'));
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });

  test('is not waited for by a timer once one has come', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await run(makeTools(async () => ANSWERED, { deadlineMs: 60_000 }));
    await run(makeTools(fail(new Error('down')), { deadlineMs: 60_000 }));
    expect(timers()).toBe(before);
  });
});

describe('the time of a call counts from the arrival of its webhook at the gateway', () => {
  /** How long a call that hangs is waited for, in virtual time, if the gateway wrote that it came so long ago. */
  const waitedFor = async (arrivedAtMs: number): Promise<number> => {
    useVirtualTimers();
    const tools = makeTools(() => new Promise<never>(() => undefined), { nowMs: () => 1_000_000 });
    const event = makeEvent();
    event.requestContext.timeEpoch = arrivedAtMs;
    let isOver = false;
    const answer = run(tools, event).then((given) => {
      isOver = true;
      return given;
    });
    let ms = 0;
    for (; !isOver && ms < 5_000; ms += 100) await jest.advanceTimersByTimeAsync(100);
    jest.useRealTimers();
    expect(await answer).toEqual(fallback);
    return ms;
  };

  test.each([
    ['just now', 1_000_000, 1_600],
    ['before a cold start of half a second', 999_500, 1_100],
    ['so long ago that a clock must be wrong', 1_000, 800],
    ['in the future, by a clock that is wrong', 2_000_000, 1_600],
    ['at no time that anybody wrote down', 0, 1_600],
  ])('%s', async (_when, arrivedAtMs, expected) => {
    expect(await waitedFor(arrivedAtMs)).toBe(expected);
  });
});

describe('what cannot be prepared at start', () => {
  test('is prepared by the first call that can', async () => {
    let isBroken = true;
    let prepared = 0;
    const prepare = () => {
      if (isBroken) throw new Error('TABLE_NAME is not set.');
      prepared += 1;
      return async () => ANSWERED;
    };
    const tools = makeTools(async () => ANSWERED, { prepare });
    const handler = callHandler(tools);
    const call = () => handler(makeEvent(), CONTEXT);
    expect([await call(), await call()]).toEqual([fallback, fallback]);
    isBroken = false;
    expect([await call(), await call()]).toEqual([connected, connected]);
    expect(prepared).toBe(1);
    expect(tools.log).toHaveProperty('lines.1.cause.message', 'TABLE_NAME is not set.');
  });

  test('is otherwise prepared once, before the first call', async () => {
    let prepared = 0;
    const prepare = () => {
      prepared += 1;
      return async () => ANSWERED;
    };
    const handler = callHandler(makeTools(async () => ANSWERED, { prepare }));
    expect(prepared).toBe(1);
    await handler(makeEvent(), CONTEXT);
    expect(prepared).toBe(1);
  });
});

describe('a log that cannot be written costs nobody', () => {
  const write = () => {
    throw new Error('no log');
  };
  const log = { write, writeFailure: write };

  test('a call', async () => {
    expect(await run(makeTools(async () => ANSWERED, { log }))).toEqual(connected);
  });

  test('a fallback message', async () => {
    expect(await run(makeTools(fail(new Error('down')), { log }))).toEqual(fallback);
  });

  test('a call when its clock is broken after the start', async () => {
    let asked = 0;
    const nowMs = () => {
      asked += 1;
      if (asked > 1) throw new Error('no clock');
      return 0;
    };
    expect(await run(makeTools(async () => ANSWERED, { nowMs }))).toEqual(connected);
    const event = makeEvent();
    event.requestContext.timeEpoch = 1;
    asked = 0;
    expect(
      await run(
        makeTools(async () => ANSWERED, { nowMs }),
        event,
      ),
    ).toEqual(connected);
  });
});

test('the carrier’s request is handed on byte by byte', async () => {
  const seen: WebhookRequest[] = [];
  const answerCall = async (request: WebhookRequest) => {
    seen.push(request);
    return ANSWERED;
  };
  const body = Buffer.from([0, 233, 255]);
  const parts = { parameters: { key: 'k' }, query: { event: 'hangup' }, headers: { 'x-sid': '1' } };
  await run(makeTools(answerCall), makeEvent({ ...parts, body }, 'base64'));
  expect(seen).toEqual([
    {
      ...parts,
      method: 'GET',
      url: '/?event=hangup',
      headers: { 'content-type': 'application/json', 'x-sid': '1' },
      body,
    },
  ]);
});

test('the line says how long it took', async () => {
  let ms = 0;
  const tools = makeTools(
    async () => {
      ms = 42;
      return ANSWERED;
    },
    { nowMs: () => ms },
  );
  await run(tools);
  expect(tools.log).toHaveProperty('lines.0.context', { requestId: 'request-1', durationMs: 42 });
});
