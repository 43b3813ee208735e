import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { Agent, buildConnector } from 'undici';
import { makeFetch } from '../../../lib/http/outbound.ts';

const unending = new AbortController().signal;

const withServer = async (listener: RequestListener, use: (url: string) => Promise<void>) => {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

test('a request reaches its server once, whatever it answers: nothing is repeated or followed', async () => {
  const seen: unknown[] = [];
  const listener: RequestListener = (request, response) => {
    seen.push(request.method);
    response.writeHead(seen.length === 1 ? 503 : 307, { location: '/', 'retry-after': '0' }).end('body');
  };
  await withServer(listener, async (url) => {
    const ask = async (method: 'DELETE' | 'POST') => {
      const answer = await makeFetch()(url, { method, headers: {}, signal: unending });
      return [answer.status, await answer.text()];
    };
    expect(await ask('POST')).toEqual([503, 'body']);
    expect(await ask('DELETE')).toEqual([307, 'body']);
  });
  expect(seen).toEqual(['POST', 'DELETE']);
});

test('what is asked arrives letter by letter, and asks for an answer that is not compressed', async () => {
  const seen: unknown[] = [];
  const listener: RequestListener = ({ method, url, headers: { host: _, ...headers } }, response) => {
    seen.push({ method, url, headers });
    response.end('köln');
  };
  await withServer(listener, async (url) => {
    const answer = await makeFetch()(`${url}/a%2Fb/+1?c=d%20e`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '"ö"',
      signal: unending,
    });
    expect(await answer.text()).toBe('köln');
  });
  expect(seen).toEqual([
    {
      method: 'POST',
      url: '/a%2Fb/+1?c=d%20e',
      headers: {
        'accept-encoding': 'identity',
        connection: 'keep-alive',
        'content-length': '4',
        'content-type': 'application/json',
        'user-agent': 'callmask',
      },
    },
  ]);
});

test('a request that still waits for its connection ends with its time, and is not sent when one comes', async () => {
  const seen: unknown[] = [];
  await withServer(
    (request, response) => {
      seen.push(request.url);
      response.end();
    },
    async (url) => {
      const { promise: mayConnect, resolve: letConnect } = Promise.withResolvers<void>();
      const connectNow = buildConnector({});
      const connect: buildConnector.connector = (options, callback) => {
        void mayConnect.then(() => connectNow(options, callback));
      };
      const fetch = makeFetch(new Agent({ connect, connections: 1 }));
      const over = new AbortController();
      const asked = fetch(`${url}/first`, { method: 'POST', headers: {}, signal: over.signal });
      over.abort(new Error('the time is over'));
      await expect(asked).rejects.toThrow('the time is over');
      letConnect();
      await fetch(`${url}/second`, { method: 'POST', headers: {}, signal: unending });
    },
  );
  expect(seen).toEqual(['/second']);
});

test('a request whose time was over before it began is not sent', async () => {
  const connect = () => {
    throw new Error('It was sent.');
  };
  const asked = makeFetch(new Agent({ connect }))('http://127.0.0.1', {
    method: 'POST',
    headers: {},
    signal: AbortSignal.abort(new Error('the time is over')),
  });
  await expect(asked).rejects.toThrow('the time is over');
});
