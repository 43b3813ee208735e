import { describe, expect, test } from '@jest/globals';
import { makeTelnyxClient, parseTelnyxCredentials } from '../../../../../lib/carriers/telnyx/rest/client.ts';
import type { Fetch, FetchInit } from '../../../../../lib/http/outbound.ts';

const signal = new AbortController().signal;

const makeWorld = (statuses: readonly number[]) => {
  const asked: (Omit<FetchInit, 'signal'> & { readonly url: string })[] = [];
  const fetch: Fetch = async (url, { signal: _signal, ...init }) => {
    asked.push({ url, ...init });
    return { status: statuses[asked.length - 1] ?? 200, text: async () => '{"data":[]}' };
  };
  const client = makeTelnyxClient({
    fetch,
    baseUrl: 'https://telnyx.example/v2',
    credentials: async (fresh) => ({ apiKey: fresh ?? 'old', applicationId: '42' }),
  });
  return { client, asked };
};

describe('a request', () => {
  test('carries the API key, its query and its body as JSON', async () => {
    const { client, asked } = makeWorld([]);
    const query = [
      ['filter[features][]', 'voice'],
      ['filter[phone_number]', '+14155550123'],
    ] as const;
    await client.send({ method: 'POST', path: '/number_orders', query, body: { a: [1] }, signal });
    expect(asked).toEqual([
      {
        method: 'POST',
        url: 'https://telnyx.example/v2/number_orders?filter%5Bfeatures%5D%5B%5D=voice&filter%5Bphone_number%5D=%2B14155550123',
        headers: {
          accept: 'application/json',
          authorization: 'Bearer old',
          'content-type': 'application/json',
        },
        body: '{"a":[1]}',
      },
    ]);
  });

  test('is sent once more with the key that the secret has now', async () => {
    const { client, asked } = makeWorld([401]);
    expect(await client.send({ method: 'GET', path: '/x', signal })).toEqual({
      status: 200,
      json: { data: [] },
    });
    expect(asked.map(({ headers }) => headers['authorization'])).toEqual(['Bearer old', 'Bearer fresh']);
  });

  test('is refused where Telnyx takes neither', async () => {
    const { client } = makeWorld([401, 401]);
    await expect(client.send({ method: 'GET', path: '/x', signal })).rejects.toMatchObject({
      code: 'carrier-refused',
      detail: expect.stringContaining('API key'),
    });
  });
});

test('the application is the one that stands in the secret', async () => {
  expect(await makeWorld([]).client.applicationId()).toBe('42');
});

describe('the secret', () => {
  test('holds an API key and an application', () => {
    const text = '{"apiKey":"KEY0","applicationId":1400000000000000,"more":"ignored"}';
    expect(parseTelnyxCredentials(text)).toEqual({ apiKey: 'KEY0', applicationId: '1400000000000000' });
  });

  test.each([
    ['{"apiKey":"KEY0"}', 'applicationId'],
    ['{"applicationId":"1"}', 'apiKey'],
    ['{"apiKey":"","applicationId":"1"}', 'apiKey'],
  ])('that lacks something says what: %s', (text, name) => {
    expect(() => parseTelnyxCredentials(text)).toThrow(`The secret has no ${name}.`);
  });
});
