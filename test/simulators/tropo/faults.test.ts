import { describe, expect, test } from '@jest/globals';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import type { Json } from './harness.ts';
import { AUTHORIZATION, makeHarness } from './harness.ts';

const ORDER = 'POST /v1/applications/*/addresses';
const ADDRESSES = '/v1/applications/123456/addresses';
const WANT = { type: 'number', prefix: '1415' };

const owned = async ({ ask }: ReturnType<typeof makeHarness>) =>
  (JSON.parse((await ask('GET', ADDRESSES)).text) as Json[]).filter(({ type }) => type === 'number').length;

test('as many matching requests fail as were ordered, and no more', async () => {
  const harness = makeHarness();
  const { send } = harness;
  await send('POST', '/simulator/faults', { match: ORDER, status: 500, body: { error: 'oops' }, times: 2 });
  for (const status of [500, 500, 200]) expect((await send('POST', ADDRESSES, WANT)).status).toBe(status);
  expect(await owned(harness)).toBe(1);
});

test.each<[Json, number, string, string]>([
  [{ status: 401, body: '<html>' }, 401, '<html>', 'text/html'],
  [{ status: 200, body: '{"href":', contentType: 'application/json' }, 200, '{"href":', 'application/json'],
  [{ status: 503 }, 503, '{"error":"simulated fault"}', 'application/json'],
  [{ body: { a: 1 } }, 500, '{"a":1}', 'application/json'],
])('a fault %j gives its answer', async (fault, status, text, contentType) => {
  const { send } = makeHarness();
  await send('POST', '/simulator/faults', { match: ORDER, ...fault });
  const answer = await send('POST', ADDRESSES, WANT);
  expect([answer.status, answer.text, answer.headers.get('content-type')]).toEqual([
    status,
    text,
    contentType,
  ]);
});

test('a fault after the work loses the answer, but the number is bought', async () => {
  const harness = makeHarness();
  await harness.send('POST', '/simulator/faults', { match: ORDER, status: 502, after: true });
  expect((await harness.send('POST', ADDRESSES, WANT)).status).toBe(502);
  expect(await owned(harness)).toBe(1);
});

test('a fault with a status that has no body answers without one', async () => {
  const { send } = makeHarness();
  await send('POST', '/simulator/faults', { match: ORDER, status: 204 });
  expect((await send('POST', ADDRESSES, WANT)).text).toBe('');
});

describe('hanging', () => {
  const hang = async (fault: Json, abortAtOnce = false) => {
    const simulator = makeTropoSimulator({ voiceUrl: 'https://app.example.com/' });
    const post = (path: string, body: Json, signal?: AbortSignal) =>
      simulator.handle(
        new Request(`http://127.0.0.1${path}`, {
          method: 'POST',
          headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
          body: JSON.stringify(body),
          ...(signal && { signal }),
        }),
      );
    await post('/simulator/faults', { match: ORDER, ...fault });
    const controller = new AbortController();
    if (abortAtOnce) controller.abort();
    const answer = post(ADDRESSES, WANT, controller.signal);
    const before = await Promise.race([
      answer,
      new Promise((resolve) => setTimeout(() => resolve('silence'), 20)),
    ]);
    controller.abort();
    const stock = await simulator.handle(new Request('http://127.0.0.1/simulator/stock?prefix=1415'));
    return { before, answer: await answer, free: ((await stock.json()) as Json)['count'] };
  };

  test('a hanging request gets no answer until the client disconnects', async () => {
    const { before, answer, free } = await hang({ hang: true });
    expect(before).toBe('silence');
    expect(answer.status).toBe(499);
    expect(free).toBe(100);
  });

  test.each<Json>([{ hang: true, after: true }, { after: true }])(
    '%j does the work before it hangs',
    async (fault) => {
      const { before, free } = await hang(fault);
      expect(before).toBe('silence');
      expect(free).toBe(99);
    },
  );

  test('a client that has already disconnected does not hang', async () => {
    expect((await hang({ hang: true }, true)).answer.status).toBe(499);
  });
});

test('a fault with only a delay does not fail the request', async () => {
  const { send } = makeHarness();
  await send('POST', '/simulator/faults', { match: ORDER, delayMs: 1 });
  expect((await send('POST', ADDRESSES, WANT)).status).toBe(200);
});

test.each([
  ['* /v1/applications', 'GET', '/v1/applications', true],
  ['get /v1/applications/', 'GET', '/v1/applications', true],
  ['GET /v1/addresses?available', 'GET', '/v1/addresses?prefix=1415&available', true],
  ['GET /v1/addresses?prefix=1415', 'GET', '/v1/addresses?available&prefix=1415', true],
  ['GET /v1/addresses?available', 'GET', '/v1/addresses', false],
  ['GET /v1/addresses?prefix=1415', 'GET', '/v1/addresses?prefix=1212', false],
  ['GET /v1/*', 'GET', '/v1/applications/123456', false],
  ['POST /v1/applications', 'GET', '/v1/applications', false],
  ['GET /v1/addresses/number/+14155550100', 'GET', '/v1/addresses/number/%2B14155550100', true],
])('%s and %s %s: %s', async (match, method, path, isHit) => {
  const { send, ask } = makeHarness();
  await send('POST', '/simulator/faults', { match, status: 418 });
  expect((await ask(method, path)).status === 418).toBe(isHit);
});

test('faults are listed until they have happened, and can be removed', async () => {
  const { send, ask } = makeHarness();
  await send('POST', '/simulator/faults', { match: ORDER, status: 500, times: 3 });
  await send('POST', ADDRESSES, WANT);
  expect(JSON.parse((await ask('GET', '/simulator/faults')).text)).toEqual([
    { match: ORDER, status: 500, times: 2 },
  ]);
  await ask('DELETE', '/simulator/faults');
  expect((await send('POST', ADDRESSES, WANT)).status).toBe(200);
});

test.each<Json>([
  {},
  { match: '/v1/applications' },
  { match: 'POST' },
  { match: ORDER, status: 99 },
  { match: ORDER, status: '500' },
  { match: ORDER, hang: 'yes' },
  { match: ORDER, times: 'often' },
])('%j is refused with a sentence', async (fault) => {
  const answer = await makeHarness().send('POST', '/simulator/faults', fault);
  expect(answer.status).toBe(400);
  expect(answer.json['error']).toMatch(/\.$/);
});
