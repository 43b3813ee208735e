import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeTropoSimulator } from '../../../simulators/tropo/simulator.ts';
import { AUTHORIZATION, makeHarness } from './harness.ts';

const ADDRESSES = '/v1/applications/123456/addresses';

/** The bytes that Ruby's Net::HTTP sends. JavaScript clients do not send a literal `+` in a path. */
const rubyRequest = (method: string, path: string, body = ''): string =>
  [
    `${method} ${path} HTTP/1.1`,
    'Accept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3',
    ...(body === '' ? [] : ['Content-Type: application/x-www-form-urlencoded']),
    'User-Agent: Ruby',
    `Authorization: ${AUTHORIZATION}`,
    'Connection: close',
    'Host: 127.0.0.1',
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');

describe('over a socket', () => {
  const { handle } = makeTropoSimulator({ voiceUrl: 'https://app.example.com/' });
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const response = await handle(
      new Request(new URL(incoming.url ?? '/', 'http://127.0.0.1'), {
        method: incoming.method ?? 'GET',
        headers: incoming.headers as Record<string, string>,
        ...(body.length > 0 && { body }),
      }),
    );
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(await response.text());
  });

  beforeEach(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const say = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.write(bytes));
      let heard = '';
      socket.setEncoding('utf8');
      socket.on('data', (text) => {
        heard += text;
      });
      socket.on('end', () => resolve(heard));
      socket.on('error', reject);
    });

  test('the article’s own requests buy a number by its area code and release it', async () => {
    const bought = await say(rubyRequest('POST', ADDRESSES, 'type=number&prefix=1415'));
    expect(bought).toMatch(/^HTTP\/1\.1 200 OK/);
    const href = /"href":"([^"]+)"/.exec(bought)?.[1] ?? '';
    const number = href.slice(href.indexOf('+'));
    expect(number).toBe('+14155550100');
    const released = await say(rubyRequest('DELETE', `${ADDRESSES}/number/${number}`));
    expect(released).toMatch(/^HTTP\/1\.1 200 OK/);
    expect(released).toContain('{"message":"delete successful"}');
    expect(await say(rubyRequest('DELETE', `${ADDRESSES}/number/${number}`))).toMatch(/^HTTP\/1\.1 404 /);
  });

  test('the gem’s requests name the whole URL, not only the path', async () => {
    const answer = await say(rubyRequest('GET', 'http://127.0.0.1/v1/users/callmask'));
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK/);
  });

  test('no stock for an area code is a 503, and the article’s second try finds a random number', async () => {
    expect(await say(rubyRequest('POST', ADDRESSES, 'type=number&prefix=1999'))).toMatch(/^HTTP\/1\.1 503 /);
    expect(await say(rubyRequest('POST', ADDRESSES, 'type=number&prefix=1'))).toMatch(/\/number\/\+1\d{10}"/);
  });
});

describe('requests of the official Ruby gem', () => {
  const headers = { 'content-type': 'application/json', accept: '*/*' };

  test('it looks up its user, orders from the first exchange, finds the number in the list, and deletes it', async () => {
    const { ask } = makeHarness();
    expect((await ask('GET', '/v1/users/callmask', { headers })).json['username']).toBe('callmask');
    const [exchange] = JSON.parse((await ask('GET', '/v1/exchanges', { headers })).text) as {
      prefix: string;
    }[];
    const body = JSON.stringify({ type: 'number', prefix: exchange?.prefix });
    const { json } = await ask('POST', ADDRESSES, { headers, body });
    const address = String(json['href']).split('/').at(-1);
    const list = JSON.parse((await ask('GET', ADDRESSES, { headers })).text) as Record<string, string>[];
    const found = list.find(({ number }) => number === address);
    expect(found?.['type']).toBe('number');
    const deleted = await ask('DELETE', `${ADDRESSES}/${found?.['type']}/${address}`, { headers });
    expect(deleted.json).toEqual({ message: 'delete successful' });
  });

  test('it finds tokens and instant messengers in the list by what their hrefs end in', async () => {
    const { ask } = makeHarness();
    for (const order of [
      { type: 'token', channel: 'voice' },
      { type: 'jabber', username: 'bot@bot.im' },
    ]) {
      const { json } = await ask('POST', ADDRESSES, { headers, body: JSON.stringify(order) });
      const address = String(json['href']).split('/').at(-1);
      const list = JSON.parse((await ask('GET', ADDRESSES, { headers })).text) as Record<string, string>[];
      expect(list.some(({ token, username }) => token === address || username === address)).toBe(true);
    }
  });

  test('it sends a whole application back to change one field of it', async () => {
    const { ask } = makeHarness();
    const before = (await ask('GET', '/v1/applications/123456', { headers })).json;
    const body = JSON.stringify({ ...before, name: 'changed', applicationId: '123456' });
    await ask('PUT', '/v1/applications/123456', { headers, body });
    expect((await ask('GET', '/v1/applications/123456', { headers })).json).toEqual({
      ...before,
      name: 'changed',
    });
  });
});
