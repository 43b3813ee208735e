import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen } from '../../../local/server/listen.ts';
import { isFromThisMachine, onlyThisMachine } from '../../../local/server/only-this-machine.ts';
import type { Listener } from '../../../simulators/support/http/loopback.ts';

let listener: Listener;
const served: string[] = [];

beforeAll(async () => {
  const handle = onlyThisMachine(
    async ({ url }) => {
      served.push(url);
      return new Response('served');
    },
    (path) => path.startsWith('/transfer/'),
  );
  listener = await listen(handle, 0);
});
afterAll(() => listener.stop());

/** With headers that `fetch` would not let a program choose. */
const send = async (path: string, headers: Readonly<Record<string, string>>) => {
  served.length = 0;
  const { port } = new URL(listener.url);
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; body: string }>();
  const sent = request({ port, host: '127.0.0.1', method: 'POST', path, headers }, async (answer) =>
    resolve({ status: answer.statusCode, body: await text(answer) }),
  );
  sent.on('error', reject).end();
  return { ...(await promise), count: served.length };
};

describe('let in:', () => {
  test.each([
    { host: '127.0.0.1' },
    { host: '127.0.0.1:3000' },
    { host: 'localhost' },
    { host: 'LOCALHOST:3000' },
    { host: '[::1]:3000' },
    { host: 'localhost:3000', origin: 'http://localhost:3000' },
    { host: '127.0.0.1:3000', origin: 'https://localhost' },
    { host: 'localhost:3000', origin: 'http://[::1]:5173' },
    { host: 'localhost:3000', 'sec-fetch-site': 'same-origin' },
    { host: 'localhost:3000', 'sec-fetch-site': 'none' },
  ])('a request with %j', async (headers) => {
    expect(await send('/masks', headers)).toEqual({ status: 200, body: 'served', count: 1 });
  });
});

describe('refused:', () => {
  test.each([
    { host: 'example.com' },
    { host: 'example.com:3000' },
    { host: 'localhost.example.com' },
    { host: '127.0.0.1.example.com' },
    { host: '127.0.0.1@example.com' },
    { host: 'example.com/localhost' },
    { host: 'localhost:3000, example.com' },
    { host: '127.0.0.2' },
    { host: '0.0.0.0:3000' },
    { host: '192.0.2.1:3000' },
    { host: 'localhost:3000', origin: 'https://example.com' },
    { host: 'localhost:3000', origin: 'http://localhost.example.com' },
    { host: 'localhost:3000', origin: 'null' },
    { host: 'localhost:3000', origin: '' },
    { host: 'localhost:3000', origin: 'file://' },
    { host: 'localhost:3000', 'sec-fetch-site': 'cross-site' },
  ])('a request with %j, and nothing is done', async (headers) => {
    const { status, body, count } = await send('/masks', headers);
    expect([status, count]).toEqual([403, 0]);
    expect(JSON.parse(body).message).toContain('Only programs on this machine are answered');
  });

  test('what names no host, as only programs of another age do', () => {
    expect(isFromThisMachine(() => undefined)).toBe(false);
    expect(isFromThisMachine(() => null)).toBe(false);
  });

  test.each([
    '/transfer',
    '/transfer/../masks',
    '/transfer/%2e%2e/masks',
    '//transfer/x',
    '/masks?/transfer/',
    '/masks/transfer/',
  ])('the path %s of another host, which is no open one', async (path) => {
    expect(await send(path, { host: 'example.com' })).toMatchObject({ status: 403, count: 0 });
  });
});

test.each([
  { host: 'a-tunnel.example.com' },
  { host: 'localhost', origin: 'https://example.com' },
  { host: 'a-tunnel.example.com', 'sec-fetch-site': 'cross-site' },
])('an open path is open to %j: a tunnel leads there', async (headers) => {
  expect(await send('/transfer/key', headers)).toMatchObject({ status: 200, count: 1 });
});
