import { once } from 'node:events';
import type { Socket } from 'node:net';
import { connect } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { makeBridge } from '../../../local/server/bridge.ts';
import { LIMITS } from '../../../local/server/limits.ts';
import { listen } from '../../../local/server/listen.ts';
import { onlyThisMachine } from '../../../local/server/only-this-machine.ts';
import type { Handle, Listener } from '../../../simulators/support/http/loopback.ts';

const open: { readonly listeners: Listener[]; readonly sockets: Socket[] } = { listeners: [], sockets: [] };

afterEach(async () => {
  for (const socket of open.sockets.splice(0)) {
    socket.destroy();
  }
  for (const listener of open.listeners.splice(0)) {
    await listener.stop();
  }
});

let bodyBytesHandled = 0;
const counting: Handle = async (request) => {
  bodyBytesHandled = (await request.arrayBuffer()).byteLength;
  return new Response('handled');
};

const serve = async (handle: Handle, limits: Partial<typeof LIMITS> = {}): Promise<() => Socket> => {
  bodyBytesHandled = -1;
  const listener = await listen(handle, 0, { ...LIMITS, ...limits });
  open.listeners.push(listener);
  return () => {
    const socket = connect(Number(new URL(listener.url).port), '127.0.0.1');
    open.sockets.push(socket);
    // A refused client may still be writing when its connection ends.
    socket.on('error', () => undefined);
    return socket;
  };
};

/** Everything that comes until the server ends the connection. */
const received = async (socket: Socket): Promise<string> => {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  await once(socket, 'close');
  return text;
};

const local = onlyThisMachine(
  makeBridge({
    handlers: { 'create-mask': async () => ({ statusCode: 201, body: 'created' }) },
    randomId: () => 'request-1',
  }),
);

const LENGTH = 'content-length: 1000000';
const UNREAD: readonly (readonly [string, string, string])[] = [
  [
    'of a name that was pointed at this machine',
    `POST /masks HTTP/1.1\r\nhost: evil.test\r\n${LENGTH}`,
    '403',
  ],
  [
    'of a page of another site',
    `POST /masks HTTP/1.1\r\nhost: localhost\r\norigin: https://evil.test\r\n${LENGTH}`,
    '403',
  ],
  ['of a sandboxed page', `POST /masks HTTP/1.1\r\nhost: localhost\r\norigin: null\r\n${LENGTH}`, '403'],
  ['with two hosts', `POST /masks HTTP/1.1\r\nhost: localhost\r\nhost: evil.test\r\n${LENGTH}`, '40[03]'],
  ['by a method that nothing serves', `PUT /masks HTTP/1.1\r\nhost: localhost\r\n${LENGTH}`, '404'],
  ['to a path that nothing serves', `POST /nothing HTTP/1.1\r\nhost: localhost\r\n${LENGTH}`, '404'],
  ['by TRACE', `TRACE /masks HTTP/1.1\r\nhost: localhost\r\n${LENGTH}`, '400'],
  [
    'of a length beyond the limit',
    'POST /masks HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10485761',
    '413',
  ],
  [
    'that asks whether to send too much',
    'POST /masks HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10485761\r\nexpect: 100-continue',
    '413',
  ],
  [
    'of another site that asks whether to send',
    `POST /masks HTTP/1.1\r\nhost: evil.test\r\n${LENGTH}\r\nexpect: 100-continue`,
    '403',
  ],
  ['of a GET with a body', 'GET /nothing HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1000000', '404'],
];

test.each(UNREAD)('a request %s is refused before one byte of its body has come', async (_, head, status) => {
  const socket = (await serve(local))();
  const answer = received(socket);
  socket.write(`${head}\r\n\r\n`);
  expect(await answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
});

test('a body in chunks is refused at the first byte beyond the limit, though more was announced', async () => {
  const socket = (await serve(counting, { bodyBytes: 1000 }))();
  const answer = received(socket);
  const chunk = `${(1001).toString(16)}\r\n${'x'.repeat(1001)}\r\n`;
  socket.write(`POST / HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n${chunk}`);
  expect(await answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(bodyBytesHandled).toBe(-1);
});

test.each(['', 'expect: 100-continue\r\n'])(
  'a body of exactly the limit arrives whole: %j',
  async (expecting) => {
    const socket = (await serve(counting, { bodyBytes: 1000 }))();
    const answer = received(socket);
    const body = 'x'.repeat(1000);
    socket.write(
      `POST / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${expecting}content-length: 1000\r\n\r\n${body}`,
    );
    expect(await answer).toMatch(/200 OK[\s\S]*handled/);
    expect(bodyBytesHandled).toBe(1000);
  },
);

test('a connection beyond the limit gets no byte, and its place is free once another has left', async () => {
  const open = await serve(counting, { connections: 2 });
  const kept = [open(), open()];
  await Promise.all(kept.map((socket) => once(socket, 'connect')));
  expect(await received(open())).toBe('');
  const freed = once(kept[0] as Socket, 'close');
  kept[0]?.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
  kept[0]?.resume();
  await freed;
  // The server may count the connection that has left for a moment longer.
  let answer = '';
  for (let attempt = 0; answer === '' && attempt < 50; attempt += 1) {
    const next = open();
    next.write('GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    answer = await received(next);
  }
  expect(answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('headers beyond the limit are refused', async () => {
  const socket = (await serve(counting, { headerBytes: 2000 }))();
  const answer = received(socket);
  socket.write(`GET / HTTP/1.1\r\nhost: localhost\r\nx-long: ${'x'.repeat(2100)}`);
  expect(await answer).toMatch(/^HTTP\/1\.1 431 /);
  expect(bodyBytesHandled).toBe(-1);
});

const SLOW: readonly (readonly [string, string])[] = [
  ['says nothing', ''],
  ['stops within its headers', 'POST / HTTP/1.1\r\nhost: localhost\r\n'],
  ['stops within its body', 'POST / HTTP/1.1\r\nhost: localhost\r\ncontent-length: 10\r\n\r\nhalf'],
];

test.each(SLOW)('a client that %s loses its connection, and nothing is handled', async (_, sent) => {
  const socket = (await serve(counting, { headersMs: 50, requestMs: 50 }))();
  const answer = received(socket);
  socket.write(sent);
  expect(await answer).toMatch(/^(?:HTTP\/1\.1 408 |$)/);
  expect(bodyBytesHandled).toBe(-1);
});
