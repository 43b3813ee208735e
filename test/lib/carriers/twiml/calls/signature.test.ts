import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type {
  SignatureEvidence,
  SigningSecret,
  WebhookRequest,
} from '../../../../../lib/carriers/protocol.ts';
import { signalwireProtocol } from '../../../../../lib/carriers/signalwire/protocol.ts';
import { twilioProtocol } from '../../../../../lib/carriers/twilio/protocol.ts';
import type { Parameters } from '../../../../support/calls/signed-carriers.ts';
import { formBody, SIGNALWIRE_LIBRARY, TWILIO_LIBRARY } from '../../../../support/calls/signed-carriers.ts';
import { NOW_SECONDS } from '../../../../support/numbers/masks.ts';

const KEY = 'an-invented-key';
const URL_ = 'https://mask.example.com/prod/calls/twilio';

const request = (given: Partial<WebhookRequest>): WebhookRequest => ({
  method: 'POST',
  url: URL_,
  parameters: {},
  query: {},
  headers: {},
  body: Buffer.from(''),
  ...given,
});

const evidence = (
  given: Partial<WebhookRequest>,
  secret: SigningSecret = { keys: [KEY] },
): SignatureEvidence => ({
  request: request(given),
  secret,
  nowSeconds: NOW_SECONDS,
});

const signed = (
  parameters: Parameters,
  url = URL_,
  library = TWILIO_LIBRARY,
  header = 'x-twilio-signature',
) => ({
  url,
  headers: {
    'content-type': 'application/x-www-form-urlencoded',
    [header]: library.getExpectedTwilioSignature(KEY, url, parameters),
  },
  body: Buffer.from(formBody(parameters)),
});

const CALL = { CallSid: 'CA1', To: '+14155550100', Empty: '', Spaced: '  two  ' };

describe('the address', () => {
  test.each([
    ['https://mask.example.com/calls/twilio', 'https://mask.example.com:443/calls/twilio'],
    ['https://mask.example.com:443/calls/twilio', 'https://mask.example.com/calls/twilio'],
    ['http://mask.example.com/calls/twilio', 'http://mask.example.com:80/calls/twilio'],
    ['https://mask.example.com:8443/calls/twilio', 'https://mask.example.com/calls/twilio'],
    ['https://mask.example.com?event=dial', 'https://mask.example.com:443?event=dial'],
    ['https://mask.example.com', 'https://mask.example.com:443'],
    ['http://[::1]:3000/calls/twilio', 'http://[::1]/calls/twilio'],
    ['urn:callmask', 'urn:callmask'],
  ])('%s may be signed as %s', (url, signedUrl) => {
    expect(twilioProtocol.authenticate(evidence({ ...signed(CALL, signedUrl), url }))).toBe('genuine');
    expect(twilioProtocol.authenticate(evidence({ ...signed(CALL, url), url }))).toBe('genuine');
  });

  test.each([
    'http://mask.example.com/prod/calls/twilio',
    'https://mask.example.com/calls/twilio',
    'https://other.example.com/prod/calls/twilio',
    'https://mask.example.com/prod/calls/twilio?event=dial',
    'https://mask.example.com/prod/calls/twilio/',
  ])('%s is another one', (url) => {
    expect(twilioProtocol.authenticate(evidence({ ...signed(CALL), url }))).toBe('not-ours');
  });
});

describe('what fails closed', () => {
  test.each<[string, Partial<WebhookRequest>, SigningSecret]>([
    [
      'no signature',
      { ...signed(CALL), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      { keys: [KEY] },
    ],
    ['another key', signed(CALL), { keys: ['other'] }],
    [
      'an empty key, though everybody can sign with that',
      {
        ...signed({}),
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-twilio-signature': createHmac('sha1', '').update(URL_).digest('base64'),
        },
        body: Buffer.from(''),
      },
      { keys: [''] },
    ],
    [
      'a body that is no form and has no digest',
      { ...signed({}), headers: { ...signed({}).headers, 'content-type': 'text/plain' } },
      { keys: [KEY] },
    ],
    [
      'the name that SignalWire gives its signature',
      signed(CALL, URL_, TWILIO_LIBRARY, 'x-signalwire-signature'),
      { keys: [KEY] },
    ],
  ])('is not ours: %s', (_what, given, secret) => {
    expect(twilioProtocol.authenticate(evidence(given, secret))).toBe('not-ours');
  });
});

test('the values of a name that comes twice are sorted and told once by Twilio, and left as they are by SignalWire', () => {
  const repeated = { Media: ['b', 'a', 'b'], To: '+14155550100' };
  const byTwilio = signed(repeated);
  const bySignalwire = signed(repeated, URL_, SIGNALWIRE_LIBRARY, 'x-signalwire-signature');
  expect(twilioProtocol.authenticate(evidence(byTwilio))).toBe('genuine');
  expect(signalwireProtocol.authenticate(evidence(bySignalwire))).toBe('genuine');
  expect(signalwireProtocol.authenticate(evidence(byTwilio))).toBe('not-ours');
});

test('SignalWire may give its signature the name that Twilio has for it', () => {
  const given = signed(CALL, URL_, SIGNALWIRE_LIBRARY);
  expect(signalwireProtocol.authenticate(evidence(given))).toBe('genuine');
  const headers = { ...given.headers, 'x-signalwire-signature': 'other' };
  expect(signalwireProtocol.authenticate(evidence({ ...given, headers }))).toBe('not-ours');
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('+', ' ', '&', '=', '%2B', 'é', '👋', '\u0000', '\n', ''),
);
/** Names of an object’s own parts, and of arrays, are lost in the vendors’ objects, not in ours. */
const name = text.filter((one) => one !== '' && !(one in {}) && !/^\d/.test(one));
const parameters = fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 4 })), {
  maxKeys: 8,
  noNullPrototype: true,
});

const SCHEMES = [
  ['Twilio', twilioProtocol, TWILIO_LIBRARY, 'x-twilio-signature'],
  ['SignalWire', signalwireProtocol, SIGNALWIRE_LIBRARY, 'x-signalwire-signature'],
] as const;

describe.each(SCHEMES)('any form that the library of %s signs', (_name, protocol, library, header) => {
  test('is genuine for us', () => {
    fc.assert(
      fc.property(parameters, (given) => {
        expect(protocol.authenticate(evidence(signed(given, URL_, library, header)))).toBe('genuine');
      }),
    );
  });

  test('is not, when any byte of it was changed', () => {
    fc.assert(
      fc.property(parameters, fc.nat(), fc.integer({ min: 1, max: 255 }), (given, position, change) => {
        const sent = signed({ ...given, To: '+14155550100' }, URL_, library, header);
        const body = Uint8Array.from(sent.body);
        const at = position % body.length;
        body[at] = (body[at] ?? 0) ^ change;
        const before = [...new URLSearchParams(sent.body.toString())].sort();
        const after = [...new URLSearchParams(Buffer.from(body).toString())].sort();
        const shifted = (pairs: string[][]) => pairs.map((pair) => pair.join('')).join('');
        // The scheme sets nothing between name and value: what only moved that border says the same.
        fc.pre(shifted(before) !== shifted(after));
        const repeats = new Set(after.map(([first]) => first)).size < after.length;
        fc.pre(!repeats);
        expect(protocol.authenticate(evidence({ ...sent, body }))).toBe('not-ours');
      }),
    );
  });
});

test('a body that is no form is signed by its digest in the address', () => {
  const body = '{"a":1}';
  const digest = '015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862';
  const url = `${URL_}?bodySHA256=${digest}`;
  const signature = TWILIO_LIBRARY.getExpectedTwilioSignature(KEY, url, {});
  const given = {
    url,
    query: { bodySHA256: digest },
    headers: { 'content-type': 'application/json', 'x-twilio-signature': signature },
  };
  expect(TWILIO_LIBRARY.validateRequestWithBody(KEY, signature, url, body)).toBe(true);
  expect(twilioProtocol.authenticate(evidence({ ...given, body: Buffer.from(body) }))).toBe('genuine');
  expect(twilioProtocol.authenticate(evidence({ ...given, body: Buffer.from('{"a":2}') }))).toBe('not-ours');
});
