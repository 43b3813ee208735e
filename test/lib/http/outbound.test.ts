import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { makeFetch } from '../../../lib/http/outbound.ts';

test('a request reaches its server once, whatever it answers: nothing is repeated or followed', async () => {
  const seen: unknown[] = [];
  const server = createServer((request, response) => {
    seen.push(request.method);
    response.writeHead(seen.length === 1 ? 503 : 307, { location: '/', 'retry-after': '0' }).end('body');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const fetch = makeFetch();
  const ask = async (method: string) => {
    const answer = await fetch(url, { method, headers: {}, signal: new AbortController().signal });
    return [answer.status, await answer.text()];
  };
  expect(await ask('POST')).toEqual([503, 'body']);
  expect(await ask('DELETE')).toEqual([307, 'body']);
  expect(seen).toEqual(['POST', 'DELETE']);
  server.closeAllConnections();
  server.close();
});
