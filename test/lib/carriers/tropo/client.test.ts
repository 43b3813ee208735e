import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { Agent, errors } from 'undici';
import type { SendToTropo } from '../../../../lib/carriers/tropo/client.ts';
import { makeSendToTropo } from '../../../../lib/carriers/tropo/client.ts';
import { makeFetch } from '../../../../lib/http/outbound.ts';
import { basic, CREDENTIALS, makeTropoAccount } from '../../../support/carriers/tropo-account.ts';

const signal = new AbortController().signal;

const post = (send: SendToTropo, endsWith: AbortSignal = signal) =>
  send({ method: 'POST', path: (id) => `/applications/${id}/x`, body: { type: 'number' }, signal: endsWith });
const get = (send: SendToTropo) => send({ method: 'GET', path: () => '/addresses', signal });

test('what is sent has Basic credentials and asks for JSON', async () => {
  const { send, sent } = makeTropoAccount([{ json: [] }]);
  await get(send);
  expect(sent).toMatchObject([{ method: 'GET', path: '/v1/addresses', body: undefined }]);
  expect(sent[0]?.headers).toMatchObject({ accept: 'application/json', authorization: basic() });
  expect(sent[0]?.headers).not.toHaveProperty('content-type');
});

test('a body is JSON and says so', async () => {
  const { send, sent } = makeTropoAccount([{ json: {} }]);
  await post(send);
  expect(sent).toMatchObject([{ path: '/v1/applications/123456/x', body: '{"type":"number"}' }]);
  expect(sent[0]?.headers).toHaveProperty('content-type', 'application/json');
});

test('an application id with odd characters stays one part of the path', async () => {
  const urls: string[] = [];
  const send = makeSendToTropo({
    fetch: async (url) => {
      urls.push(url);
      return { status: 200, text: async () => '' };
    },
    baseUrl: 'https://api.example/v1',
    credentials: async () => ({ ...CREDENTIALS, applicationId: '../1' }),
  });
  await post(send);
  expect(urls).toEqual(['https://api.example/v1/applications/..%2F1/x']);
});

test.each([
  ['{"a": 1}', { a: 1 }],
  ['[]', []],
  ['', undefined],
  ['<html>Gateway</html>', undefined],
  ['{"href": "http', undefined],
])('an answer of %j is read as %j', async (text, json) => {
  const { send } = makeTropoAccount([{ text, status: 500 }]);
  expect(await get(send)).toEqual({ status: 500, json });
});

describe('401', () => {
  test('to what must not be done twice is not followed by another try, but by fresh credentials for the next', async () => {
    const { send, sent, reads } = makeTropoAccount([{ status: 401 }]);
    await expect(
      send({ method: 'GET', path: () => '/addresses', signal, isRepeatable: false }),
    ).rejects.toMatchObject({ code: 'carrier-refused' });
    expect(sent).toHaveLength(1);
    expect(reads).toEqual([undefined, 'fresh']);
  });

  test('makes it read the credentials again, once, and repeat', async () => {
    const { send, sent, reads } = makeTropoAccount([{ status: 401, text: '<html>' }, { json: [] }]);
    expect(await get(send)).toEqual({ status: 200, json: [] });
    expect(reads).toEqual([undefined, 'fresh']);
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual([basic(), basic('new')]);
  });

  test('twice is a refusal that says so', async () => {
    const { send, sent } = makeTropoAccount([{ status: 401 }, { status: 401 }, { json: [] }]);
    await expect(get(send)).rejects.toMatchObject({ code: 'carrier-refused' });
    expect(sent).toHaveLength(2);
  });
});

test('credentials that cannot be read are the failure that they are', async () => {
  const failure = new Error('no secret');
  const send = makeSendToTropo({
    fetch: async () => ({ status: 200, text: async () => '' }),
    baseUrl: 'https://api.example/v1',
    credentials: () => Promise.reject(failure),
  });
  await expect(get(send)).rejects.toBe(failure);
});

const named = (name: string): Error => Object.assign(new Error('x'), { name });

describe('no answer', () => {
  test.each([
    ['no connection in time', 'carrier-timeout', new errors.ConnectTimeoutError()],
    ['no headers in time', 'carrier-timeout', new errors.HeadersTimeoutError()],
    ['no body in time', 'carrier-timeout', new errors.BodyTimeoutError()],
    ['a signal that ended', 'carrier-timeout', named('TimeoutError')],
    ['a connection that was closed', 'carrier-failed', new errors.SocketError('other side closed')],
    [
      'a connection that was refused',
      'carrier-failed',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    ],
    ['a name not found', 'carrier-failed', Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })],
  ])('because of %s is %s, with its cause kept', async (_what, code, error) => {
    const { send } = makeTropoAccount([error]);
    await expect(post(send)).rejects.toMatchObject({ code, cause: error });
  });

  test('because the time of the request is over', async () => {
    const { send, sent } = makeTropoAccount([{ json: {} }]);
    await expect(post(send, AbortSignal.abort())).rejects.toMatchObject({
      code: 'carrier-timeout',
      cause: { name: 'AbortError' },
    });
    expect(sent).toEqual([]);
  });
});

describe('on a real connection', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  const listen = async (server: Server): Promise<string> => {
    servers.push(server);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const sendTo = (baseUrl: string, patience: Agent.Options = {}): SendToTropo =>
    makeSendToTropo({
      fetch: makeFetch(new Agent(patience)),
      baseUrl,
      credentials: async () => CREDENTIALS,
    });

  const SHORT = { headersTimeout: 50, bodyTimeout: 50 };

  test('a server that never answers is a time-out', async () => {
    const url = await listen(createServer(() => undefined));
    await expect(get(sendTo(url, SHORT))).rejects.toMatchObject({ code: 'carrier-timeout' });
  });

  test('and so it is when the time of the request is over first', async () => {
    const url = await listen(createServer(() => undefined));
    await expect(post(sendTo(url), AbortSignal.timeout(20))).rejects.toMatchObject({
      code: 'carrier-timeout',
      cause: { name: 'TimeoutError' },
    });
  });

  test('one that stops in the middle of its answer, too', async () => {
    const url = await listen(
      createServer((_request, response) => {
        response.write('{"href": "');
      }),
    );
    await expect(get(sendTo(url, SHORT))).rejects.toMatchObject({ code: 'carrier-timeout' });
  });

  test('one that hangs up is a failure', async () => {
    const url = await listen(createServer((request) => request.socket.destroy()));
    await expect(get(sendTo(url))).rejects.toMatchObject({ code: 'carrier-failed' });
  });

  test('the plus of a number goes out as it is, and no redirect is followed', async () => {
    const paths: unknown[] = [];
    const url = await listen(
      createServer((request, response) => {
        paths.push(request.url);
        response.writeHead(302, { location: '/elsewhere' }).end();
      }),
    );
    const request = { method: 'DELETE', path: () => '/addresses/number/+14155550123', signal } as const;
    expect(await sendTo(url)(request)).toEqual({ status: 302, json: undefined });
    expect(paths).toEqual(['/addresses/number/+14155550123']);
  });
});
