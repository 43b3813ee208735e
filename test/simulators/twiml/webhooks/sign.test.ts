import { expect, test } from '@jest/globals';
import { sign } from '../../../../simulators/twiml/webhooks/sign.ts';

/** Signatures by `openssl dgst -sha1 -hmac a-key`, which is independent of this code. */
test.each([
  [
    'https://app.example.com/calls/twilio?x=1',
    { To: 'anonymous', Z: '', CallSid: 'CA1', From: '+14155550100' },
    '0n5Es//QQGT04G+MD4WXIvvJW8I=',
  ],
  [
    'https://app.example.com/body',
    { aa: 'lower', a: 'Empty', Body: 'na ï "x" & y =A  ' },
    'yWKcJZDzLUpxBZ77xsbmh7CxD8Y=',
  ],
])('%s is signed with its fields in the order of their names', (url, fields, signature) => {
  expect(sign('a-key', url, fields)).toBe(signature);
});
