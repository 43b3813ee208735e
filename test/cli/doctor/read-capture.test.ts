import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCapture } from '../../../cli/doctor/read-capture.ts';

const HTTP = [
  'post /calls/twilio?event=dial HTTP/1.1',
  'Host: masks.example.com:443',
  'X-Twilio-Signature: abc=',
  '',
  'CallSid=CA1&From=%2B12125550187',
];

const EXPECTED = {
  method: 'POST',
  url: '/calls/twilio?event=dial',
  headers: { host: 'masks.example.com:443', 'x-twilio-signature': 'abc=' },
  body: Buffer.from('CallSid=CA1&From=%2B12125550187'),
};

test.each(['\n', '\r\n'])('the text of a request is read as it stands, with line ends %j', (end) => {
  expect(readCapture(HTTP.join(end))).toEqual(EXPECTED);
});

test('what an editor has put behind the body is no part of it, where its length is known', () => {
  const text = HTTP.with(3, 'Content-Length: 31\n').join('\n');
  expect(readCapture(`${text}\n\n`).body).toEqual(EXPECTED.body);
  expect(readCapture(`${HTTP.join('\n')}\n`).body.toString()).toBe('CallSid=CA1&From=%2B12125550187\n');
});

test('a request without a body has none', () => {
  expect(readCapture('GET https://masks.example.com/calls/twilio').body).toHaveLength(0);
});

const { method, url, headers } = EXPECTED;
const body = EXPECTED.body.toString();

test.each([
  [{ method: 'post', url, headers: { Host: headers.host, 'X-Twilio-Signature': ['abc='] }, body }],
  [{ path: url, headers, rawBody: body }],
  [{ method, url, headers, body: EXPECTED.body.toString('base64'), isBase64Encoded: true }],
  [
    {
      method,
      url,
      headers: Object.entries(headers).map(([name, value]) => ({ name: name.toUpperCase(), value })),
      body,
    },
  ],
  [
    {
      version: '2.0',
      rawPath: '/calls/twilio',
      rawQueryString: 'event=dial',
      headers,
      requestContext: { http: { method } },
      body: EXPECTED.body.toString('base64'),
      isBase64Encoded: true,
    },
  ],
])('JSON is read in the shapes that tools write: %j', (shape) => {
  expect(readCapture(JSON.stringify(shape))).toEqual(EXPECTED);
});

test('a body that a parser has made an object of is kept, as JSON', () => {
  expect(readCapture(JSON.stringify({ url, body: { CallSid: 'CA1' } })).body.toString()).toBe(
    '{"CallSid":"CA1"}',
  );
  expect(readCapture(JSON.stringify({ url: 'https://masks.example.com' }))).toMatchObject({
    headers: {},
    body: Buffer.alloc(0),
  });
});

test.each(['', 'hello', '{', '{}', '[]', '{"method":"POST"}', 'CallSid=CA1'])(
  '%j is refused in words',
  (text) => {
    expect(() => readCapture(text)).toThrow('This is no request that can be read.');
  },
);

test('whatever is in the file, it is read or refused in words that quote none of it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      try {
        expect(typeof readCapture(text).url).toBe('string');
      } catch (error) {
        expect((error as Error).message).toMatch(/^This is no request that can be read/);
      }
    }),
  );
});
