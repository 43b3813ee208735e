import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { listen } from '../../../../simulators/support/http/listen.ts';

let listener: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  listener = await listen(
    0,
    (own) => async (asked) =>
      asked.url.endsWith('/fails')
        ? Promise.reject(new Error('broken'))
        : Response.json({ own, url: asked.url, method: asked.method, body: await asked.text() }),
  );
});

afterAll(() => listener.stop());

const statusOf = async (options: { method?: string; path?: string; headers?: Record<string, string> }) => {
  const { port } = new URL(listener.url);
  const asked = request({ host: '127.0.0.1', port, ...options }).end();
  const [response] = await once(asked, 'response');
  response.resume();
  return response.statusCode;
};

test('a handler knows its own URL, and sees the path and the body as they came', async () => {
  const answer = await fetch(`${listener.url}/a/+1415?b=%2B`, { method: 'POST', body: 'text' });
  expect(await answer.json()).toEqual({
    own: listener.url,
    url: 'http://127.0.0.1/a/+1415?b=%2B',
    method: 'POST',
    body: 'text',
  });
});

test('other machines cannot connect', async () => {
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4');
  if (outer === undefined) return;
  const socket = connect(Number(new URL(listener.url).port), outer.address);
  await expect(once(socket, 'connect')).rejects.toThrow();
});

test.each([{ host: 'attacker.example' }, { origin: 'https://attacker.example' }, { origin: 'null' }])(
  'a web page of another site is refused: %j',
  async (headers) => {
    expect(await statusOf({ headers })).toBe(403);
  },
);

test.each([{ origin: 'http://localhost:8080' }, { host: 'localhost:3000' }, { host: '[::1]:3000' }])(
  'a page of this machine may ask: %j',
  async (headers) => {
    expect(await statusOf({ headers })).toBe(200);
  },
);

test('a request that cannot be represented is a 400', async () => {
  expect(await statusOf({ method: 'TRACE' })).toBe(400);
});

test('a handler that throws closes its connection and no other', async () => {
  await expect(fetch(`${listener.url}/fails`)).rejects.toThrow();
  expect(await statusOf({ path: '/works' })).toBe(200);
});

const LENGTH = 'content-length: 1000000';
const UNREAD: readonly (readonly [string, string, string])[] = [
  ['of a name that was pointed at this machine', `POST / HTTP/1.1\r\nhost: evil.test\r\n${LENGTH}`, '403'],
  [
    'of a page of another site',
    `POST / HTTP/1.1\r\nhost: localhost\r\norigin: https://evil.test\r\n${LENGTH}`,
    '403',
  ],
  [
    'that a browser calls cross-site',
    `POST / HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: cross-site\r\n${LENGTH}`,
    '403',
  ],
  ['by TRACE', `TRACE / HTTP/1.1\r\nhost: localhost\r\n${LENGTH}`, '400'],
  ['of a length beyond the limit', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1048577', '413'],
  [
    'that asks whether to send too much',
    'POST / HTTP/1.1\r\nhost: localhost\r\nexpect: 100-continue\r\ncontent-length: 1048577',
    '413',
  ],
];

test.each(UNREAD)('a request %s is refused before one byte of its body has come', async (_, head, status) => {
  const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
  socket.write(`${head}\r\n\r\n`);
  const answer = Buffer.concat(await socket.toArray()).toString();
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test('a body in chunks is refused at the first byte beyond the limit, though its end has not come', async () => {
  const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
  const size = 1024 * 1024 + 1;
  socket.write(
    `POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n${size.toString(16)}\r\n`,
  );
  socket.write('x'.repeat(size));
  const answer = Buffer.concat(await socket.toArray()).toString();
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
});
