import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { listen, listenLate } from '../../../local/server/listen.ts';
import type { Listener } from '../../../simulators/support/http/loopback.ts';

const listeners: Listener[] = [];

afterEach(async () => {
  for (const listener of listeners.splice(0)) {
    await listener.stop();
  }
});

const keep = <T extends Listener>(listener: T): T => {
  listeners.push(listener);
  return listener;
};

test('a literal + and a percent sign in a path arrive as they were sent', async () => {
  const { url } = keep(await listen(async (request) => new Response(new URL(request.url).pathname), 0));
  const answer = await fetch(`${url}/v1/applications/1/addresses/number/+14155550100/%2B1`);
  expect(await answer.text()).toBe('/v1/applications/1/addresses/number/+14155550100/%2B1');
});

test('method, headers and body arrive, and the answer goes back whole', async () => {
  const { url } = keep(
    await listen(
      async (request) =>
        new Response(`${request.method} ${request.headers.get('x-a')} ${await request.text()}`, {
          status: 418,
          headers: { 'x-b': 'b' },
        }),
      0,
    ),
  );
  const answer = await fetch(url, { method: 'DELETE', headers: { 'x-a': 'a' }, body: 'body' });
  expect([answer.status, answer.headers.get('x-b'), await answer.text()]).toEqual([
    418,
    'b',
    'DELETE a body',
  ]);
});

test('it listens on the loopback interface only', async () => {
  expect(keep(await listen(async () => new Response(), 0)).url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a request that comes before there is anything to serve waits for it', async () => {
  const late = keep(await listenLate(0, 'PORT'));
  const answer = fetch(late.url);
  late.serve(async () => new Response('served'));
  expect(await (await answer).text()).toBe('served');
});

test('a taken port is told in words, with the setting that chooses another', async () => {
  const first = keep(await listenLate(0, 'PORT'));
  const port = Number(new URL(first.url).port);
  await expect(listenLate(port, 'SIMULATOR_PORT')).rejects.toThrow(
    `Port ${port} is taken. Stop what uses it, or choose another: SIMULATOR_PORT=${port + 10} npm start`,
  );
});

test('whoever waits for an answer that never comes is noticed when they leave', async () => {
  const come = Promise.withResolvers<void>();
  const left = Promise.withResolvers<string>();
  const { url } = keep(
    await listen((request) => {
      request.signal.addEventListener('abort', () => left.resolve('left'));
      come.resolve();
      return new Promise(() => undefined);
    }, 0),
  );
  const gone = new AbortController();
  const answer = fetch(url, { signal: gone.signal }).catch(() => 'aborted');
  await come.promise;
  gone.abort();
  expect(await answer).toBe('aborted');
  expect(await left.promise).toBe('left');
});

test('a handler that throws closes the connection and nothing else', async () => {
  const { url } = keep(
    await listen(async (request) => {
      if (new URL(request.url).pathname === '/throw') {
        throw new Error('broken');
      }
      return new Response('fine');
    }, 0),
  );
  await expect(fetch(`${url}/throw`)).rejects.toThrow();
  expect(await (await fetch(url)).text()).toBe('fine');
});

test.each(['TRACE / HTTP/1.1', 'GET http://[ HTTP/1.1'])(
  'what is no request for a web server is told so, and the next one is served: %s',
  async (line) => {
    const { url } = keep(await listen(async () => new Response('fine'), 0));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.end(`${line}\r\nhost: localhost\r\nconnection: close\r\n\r\n`);
    const answer = Buffer.concat(await socket.toArray()).toString();
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(await (await fetch(url)).text()).toBe('fine');
  },
);

test('stopping ends connections that are still open', async () => {
  const listener = await listen(async () => new Response('fine'), 0);
  const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  await listener.stop();
  await closed;
});
