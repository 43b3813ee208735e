import { describe, expect, test } from '@jest/globals';
import { telnyxProtocol } from '../../../../lib/carriers/telnyx/protocol.ts';
import { callParameters, wholeRequest } from '../../../support/calls/signed-calls.ts';
import { formBody, TELNYX, telnyxPublicKey } from '../../../support/calls/signed-carriers.ts';
import { NOW_SECONDS } from '../../../support/numbers/masks.ts';

const secret = telnyxProtocol.parseSigningSecret(TELNYX.secret());
const verdict = (request = wholeRequest(TELNYX), keys = secret.keys, nowSeconds = NOW_SECONDS) =>
  telnyxProtocol.authenticate({ request, secret: { keys }, nowSeconds });

describe('a signature', () => {
  const headers = wholeRequest(TELNYX).headers;
  const signature = headers['telnyx-signature-ed25519'] ?? '';

  test('is good for its time and its body', () => {
    expect(verdict()).toBe('genuine');
  });

  test.each([
    ['another body', { body: 'CallSid=1' }],
    ['another time', { headers: { 'telnyx-timestamp': String(NOW_SECONDS + 1) } }],
    ['no time', { headers: { 'telnyx-timestamp': '' } }],
    ['a time in words', { headers: { 'telnyx-timestamp': 'now' } }],
    ['a time with a sign', { headers: { 'telnyx-timestamp': `+${NOW_SECONDS}` } }],
    ['a time with a fraction', { headers: { 'telnyx-timestamp': `${NOW_SECONDS}.0` } }],
    ['a time without end', { headers: { 'telnyx-timestamp': '9'.repeat(400) } }],
    ['no signature', { headers: { 'telnyx-signature-ed25519': '' } }],
    ['half a signature', { headers: { 'telnyx-signature-ed25519': signature.slice(0, 40) } }],
    ['more than a signature', { headers: { 'telnyx-signature-ed25519': `AAAA${signature}` } }],
    ['no base64', { headers: { 'telnyx-signature-ed25519': '!'.repeat(88) } }],
  ])('is not for %s', (_what, options) => {
    expect(verdict(wholeRequest(TELNYX, options))).toBe('not-ours');
  });

  test('is not without its headers', () => {
    expect(verdict({ ...wholeRequest(TELNYX), headers: {} })).toBe('not-ours');
  });

  test('is not for somebody else’s key', () => {
    expect(verdict(undefined, [telnyxPublicKey('stranger')])).toBe('not-ours');
    expect(verdict(undefined, [telnyxPublicKey('stranger'), ...secret.keys])).toBe('genuine');
  });
});

const EVENT = JSON.stringify({
  data: { event_type: 'call.initiated', payload: { call_control_id: 'v3:1' } },
});

test.each([
  ['by its type', { body: EVENT, headers: { 'content-type': 'application/json' } }],
  ['by its content', { body: EVENT }],
])('an event of Call Control is told %s, and what to do about it', (_how, options) => {
  expect(() => telnyxProtocol.read(wholeRequest(TELNYX, options))).toThrow('TeXML application');
  const { headers: _none, ...untyped } = wholeRequest(TELNYX, options);
  expect(() => telnyxProtocol.read({ ...untyped, headers: {} })).toThrow('TeXML application');
});

test('a query is not signed, so nothing is read from it', () => {
  const request = wholeRequest(TELNYX);
  const url = `${request.url}?${formBody(callParameters(TELNYX))}`;
  expect(() => telnyxProtocol.read({ ...request, method: 'GET', url })).toThrow('POST');
  const empty = { ...request, url, body: Buffer.from('') };
  expect(() => telnyxProtocol.read(empty)).toThrow('CallSid');
});
