import { describe, expect, test } from '@jest/globals';
import type { WebhookRequest } from '../../lib/carriers/protocol.ts';
import { NOW_SECONDS } from '../support/numbers/masks.ts';
import { exampleProtocol } from './carrier/protocol.ts';

const LINKS = { after: () => 'https://mask.example.com/after' };

const request = (body: string, headers: WebhookRequest['headers'] = {}): WebhookRequest => ({
  method: 'POST',
  url: 'https://mask.example.com/calls/example',
  parameters: {},
  query: {},
  headers,
  body: Buffer.from(body),
});

describe('what the carrier would never send is refused', () => {
  test.each(['', 'hello', '[]', '{}', '{"call":{}}', '{"call":{"to":"anonymous"}}', '{"ended":{}}'])(
    '%j',
    (body) => {
      expect(() => exampleProtocol.read(request(body))).toThrow(
        expect.objectContaining({ code: 'request-invalid' }),
      );
    },
  );
});

test('an end that it has no word for is unknown', () => {
  expect(exampleProtocol.read(request('{"ended":{"id":"1","how":"exploded"}}'))).toEqual({
    kind: 'ended',
    id: '1',
    outcome: 'unknown',
    callerListens: false,
    connectedSeconds: undefined,
  });
});

test.each(['ask', 'bridge'] as const)('it asks the person by itself, so "%s" hangs up', (kind) => {
  expect(exampleProtocol.write({ kind }, LINKS).body).toBe('{"do":"hang-up"}');
});

describe('a signature', () => {
  const SECRET = exampleProtocol.parseSigningSecret('{"signingKey":"key","previousSigningKey":"older-key"}');
  /** Known from outside: `printf '1795176000\nhttps://mask.example.com/calls/example\n{}' | openssl dgst -sha256 -hmac key`. */
  const SIGNATURES = {
    key: 'f80567ca6fd6beb58921c771728a8195458e7c9e37d9ba14a09c084d282d3cde',
    'older-key': '3c330f2a260fb71f0474b6d7e7184d9c8a31849064f3382476d46e0306cee527',
    'another-key': '2517347da2d180c79231fa3f983aaf55bedb3f56c5ac8e6e00a8b3558d171d7d',
  } as const;
  const judge = (key: keyof typeof SIGNATURES, secondsLater = 0) =>
    exampleProtocol.authenticate({
      request: request('{}', { 'example-timestamp': '1795176000', 'example-signature': SIGNATURES[key] }),
      secret: SECRET,
      nowSeconds: 1_795_176_000 + secondsLater,
    });

  test('is good by either key while the key is being changed', () => {
    expect([judge('key'), judge('older-key'), judge('another-key')]).toEqual([
      'genuine',
      'genuine',
      'not-ours',
    ]);
  });

  test.each([
    [300, 'genuine'],
    [-300, 'genuine'],
    [301, 'not-ours'],
    [-301, 'not-ours'],
  ] as const)('that is %i seconds old is %s', (secondsLater, verdict) => {
    expect(judge('key', secondsLater)).toBe(verdict);
  });

  test('that is missing proves nothing', () => {
    expect(
      exampleProtocol.authenticate({ request: request('{}'), secret: SECRET, nowSeconds: NOW_SECONDS }),
    ).toBe('not-ours');
  });
});
