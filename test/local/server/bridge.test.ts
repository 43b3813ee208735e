import { expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { LambdaHandler } from '../../../local/server/bridge.ts';
import { makeBridge } from '../../../local/server/bridge.ts';

const seen: APIGatewayProxyEventV2[] = [];
const record: LambdaHandler = async (event) => {
  seen.push(event);
  return { statusCode: 201, headers: { 'content-type': 'application/json', 'x-count': 1 }, body: '{"a":1}' };
};
const bridge = makeBridge({
  handlers: {
    'show-mask': record,
    'create-mask': record,
    'list-masks': record,
    transfer: record,
    'release-mask': async () => ({ statusCode: 204, body: '' }),
  },
  randomId: () => 'request-1',
});

const send = async (path: string, init: RequestInit = {}) => {
  seen.length = 0;
  const answer = await bridge(new Request(`http://127.0.0.1${path}`, init));
  return { status: answer.status, headers: answer.headers, text: await answer.text(), event: seen[0] };
};

test.each(['/masks/%2B14155550123', '/masks/+14155550123'])(
  'a mask in the path comes to the function decoded, as API Gateway does it: %s',
  async (path) => {
    const { event } = await send(path);
    expect(event?.pathParameters).toEqual({ mask: '+14155550123' });
    expect(event?.routeKey).toBe('GET /masks/{mask}');
    expect(event?.requestContext.requestId).toBe('request-1');
  },
);

test('a + in a query that was not escaped comes as a blank', async () => {
  const { event } = await send('/masks?number=+14155550123&limit=2');
  expect(event?.queryStringParameters).toEqual({ number: ' 14155550123', limit: '2' });
});

test('a parameter that comes twice comes as API Gateway gives it', async () => {
  const { event } = await send('/masks?limit=1&limit=2');
  expect(event?.queryStringParameters).toEqual({ limit: '1,2' });
});

test('status, headers and body of the function come back', async () => {
  const { status, headers, text } = await send('/masks', { method: 'POST', body: '{}' });
  expect({ status, text, count: headers.get('x-count') }).toEqual({
    status: 201,
    text: '{"a":1}',
    count: '1',
  });
});

test('an answer without a body has none', async () => {
  const { status, text } = await send('/masks/+14155550123', { method: 'DELETE' });
  expect({ status, text }).toEqual({ status: 204, text: '' });
});

test.each([
  ['GET', '/nothing'],
  ['PUT', '/masks'],
  ['GET', '/masks/'],
  ['GET', '/masks/a/b'],
  ['GET', '/transfer/key'],
  ['POST', '/transfer/'],
  ['PATCH', '/masks/+14155550123'],
])('what is no route gets the answer of API Gateway: %s %s', async (method, path) => {
  const { status, text, event } = await send(path, { method });
  expect({ status, text, event }).toEqual({ status: 404, text: '{"message":"Not Found"}', event: undefined });
});

test('a body that is not UTF-8 reaches the function byte by byte', async () => {
  const latin1 = Buffer.from('{"name":"J\xf6rg"}', 'latin1');
  const { event } = await send('/transfer/key', { method: 'POST', body: latin1 });
  expect(event?.isBase64Encoded).toBe(true);
  expect(Buffer.from(event?.body ?? '', 'base64').equals(latin1)).toBe(true);
});

test('a text body reaches the function as text', async () => {
  const { event } = await send('/transfer/key', { method: 'POST', body: '{"name":"Jörg"}' });
  expect(event).toMatchObject({ isBase64Encoded: false, body: '{"name":"Jörg"}' });
});

test('a body that API Gateway would not take does not reach a function', async () => {
  const { status, text, event } = await send('/masks', {
    method: 'POST',
    body: 'x'.repeat(10 * 1024 * 1024 + 1),
  });
  expect({ status, text, event }).toEqual({
    status: 413,
    text: '{"message":"Request Entity Too Large"}',
    event: undefined,
  });
});

test('a path that cannot be decoded is handed on as it is', async () => {
  const { event } = await send('/masks/%E0%A4%A');
  expect(event?.pathParameters).toEqual({ mask: '%E0%A4%A' });
});
