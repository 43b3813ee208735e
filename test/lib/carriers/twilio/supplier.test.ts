import { expect, test } from '@jest/globals';
import { parseTwilioApiCredentials } from '../../../../lib/carriers/twilio/supplier.ts';

const SECRET = {
  accountSid: 'AC00000000000000000000000000000001',
  apiKeySid: 'SK00000000000000000000000000000001',
  apiKeySecret: 'secret',
};

test('the secret names the account and the key, and the slot is Twilio’s unless told', () => {
  const account = { id: SECRET.accountSid, username: SECRET.apiKeySid, password: 'secret' };
  expect(parseTwilioApiCredentials()(JSON.stringify(SECRET))).toEqual({
    ...account,
    baseUrl: 'https://api.twilio.com/2010-04-01',
  });
  expect(parseTwilioApiCredentials('http://127.0.0.1:3002/2010-04-01')(JSON.stringify(SECRET))).toEqual({
    ...account,
    baseUrl: 'http://127.0.0.1:3002/2010-04-01',
  });
});

test.each(['accountSid', 'apiKeySid', 'apiKeySecret'])('what is missing is named: %s', (name) => {
  const text = JSON.stringify({ ...SECRET, [name]: undefined });
  expect(() => parseTwilioApiCredentials()(text)).toThrow(`The secret has no ${name}.`);
});

test.each(['SK00000000000000000000000000000001', 'AC1', '../AC00000000000000000000000000000001'])(
  'an account that is none is refused: %s',
  (accountSid) => {
    const text = JSON.stringify({ ...SECRET, accountSid });
    expect(() => parseTwilioApiCredentials()(text)).toThrow('accountSid');
  },
);
