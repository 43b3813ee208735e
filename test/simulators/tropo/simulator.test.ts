import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import { AUTHORIZATION, BOUGHT, makeHarness } from './harness.ts';

const ROOTS = ['v1', 'provisioning', '1.0', 'simulator', '', 'x'];
const PARTS = [
  'applications',
  'addresses',
  'exchanges',
  'users',
  'sessions',
  'signals',
  'calls',
  'texts',
  'faults',
  'settings',
  'stock',
  'log',
  '123456',
  'number',
  BOUGHT,
  '%2B14155550100',
  '%',
  '%E0%A4%A',
  '__proto__',
  '*',
];
const WORDS = [
  'type',
  'number',
  'prefix',
  'to',
  'from',
  'session',
  'match',
  'text',
  'token',
  'name',
  'signal',
];

const bodies = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .dictionary(fc.constantFrom(...WORDS), fc.oneof(fc.jsonValue(), fc.constant(BOUGHT)))
    .map((one) => JSON.stringify(one)),
  fc.constant('<a><b>c</b></a>'),
  fc.constant('<session><var/></session>'),
);

const requests = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'),
  root: fc.constantFrom(...ROOTS),
  parts: fc.array(fc.oneof(fc.constantFrom(...PARTS), fc.webSegment()), { maxLength: 6 }),
  query: fc.oneof(fc.constant(''), fc.webQueryParameters()),
  body: bodies,
  contentType: fc.constantFrom(
    'application/json',
    'application/x-www-form-urlencoded',
    'text/xml',
    'image/png',
    '',
  ),
  accept: fc.constantFrom('application/xml', 'application/json', '*/*'),
});

test('every request gets an answer', async () => {
  const simulator = makeTropoSimulator({
    voiceUrl: 'https://app.example.com/',
    fetch: async () => Response.json({ tropo: [{ ask: { choices: { value: '[ANY]' } } }] }),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ method, root, parts, query, body, contentType, accept }) => {
      const request = new Request(`http://127.0.0.1/${[root, ...parts].join('/')}?${query}`, {
        method,
        headers: {
          authorization: AUTHORIZATION,
          accept,
          ...(contentType && { 'content-type': contentType }),
        },
        ...(method !== 'GET' && { body }),
      });
      const response = await simulator.handle(request);
      expect(response.status).toBeGreaterThanOrEqual(200);
      expect(response.status).not.toBe(500);
      await response.text();
    }),
    { numRuns: 500 },
  );
});

test('every call ends, whatever the application answers', async () => {
  const verbs = [
    'transfer',
    'say',
    'ask',
    'on',
    'hangup',
    'reject',
    'record',
    'message',
    'call',
    'wait',
    'conference',
  ];
  const fields = [
    'to',
    'from',
    'value',
    'name',
    'on',
    'choices',
    'event',
    'next',
    'say',
    'ask',
    'milliseconds',
  ];
  const value = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(BOUGHT, '/next', 'connect', 'continue', { value: '[ANY]' }),
  );
  const step = fc.dictionary(
    fc.constantFrom(...verbs),
    fc.oneof(fc.constant(null), fc.dictionary(fc.constantFrom(...fields), value)),
    { minKeys: 1, maxKeys: 1 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step), async (steps) => {
      const { buy, call } = makeHarness([{ tropo: steps }, { tropo: [] }]);
      await buy();
      expect((await call()).state).toMatch(/^(bridged|hung-up|rejected|redirected|caller-hung-up|failed)$/);
    }),
    { numRuns: 200 },
  );
});

test.each(['/v1/applications', '/simulator/calls'])(
  'a truncated body for %s fails only its own request',
  async (path) => {
    const { handle } = makeTropoSimulator({ voiceUrl: 'https://app.example.com/' });
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('broken off')),
    });
    const response = await handle(
      new Request(`http://127.0.0.1${path}`, {
        method: 'POST',
        headers: { authorization: AUTHORIZATION, 'content-type': 'application/json' },
        body,
        duplex: 'half',
      } as RequestInit),
    );
    expect(response.status).toBe(500);
  },
);

test('given only a URL, it runs on the real clock and the real network', async () => {
  const { handle } = makeTropoSimulator({ voiceUrl: 'http://127.0.0.1:1/' });
  const call = new Request('http://127.0.0.1/simulator/calls', {
    method: 'POST',
    body: '{"to":"9990123456"}',
  });
  const report = (await (await handle(call)).json()) as { state: string; id: string };
  expect(report.state).toBe('failed');
  expect(report.id).toMatch(/^[0-9a-f]{32}$/);
});
