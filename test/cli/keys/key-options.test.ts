import { expect, test } from '@jest/globals';
import { HOURS_OPTION, NEW_KEY_OPTIONS } from '../../../cli/keys/key-options.ts';

test.each(['', '-1', 'soon', '1e9', '99999'])('no number of hours: %j', (text) => {
  expect(() => HOURS_OPTION.hours.read(text)).toThrow('must be a number from 0 to 8760.');
});

test.each([
  ['0', 0],
  ['1.5', 1.5],
  ['8760', 8760],
])('a number of hours: %s', (text, hours) => {
  expect(HOURS_OPTION.hours.read(text)).toBe(hours);
});

test.each(['', 'acct 1'])('no account: %j', (text) => {
  expect(() => NEW_KEY_OPTIONS.account.read(text)).toThrow('must be the accountId');
});

test.each(['here', 'https://', 'http://api.example.com', 'http://localhost.example.com', 'ftp://127.0.0.1'])(
  'no address of an API, or one on which others read the key: %s',
  (text) => {
    expect(() => NEW_KEY_OPTIONS['api-url'].read(text)).toThrow('must be the ApiUrl');
  },
);

test.each(['http://127.0.0.1:3000', 'http://localhost', 'http://[::1]:3000/', 'https://api.example.com'])(
  'an address of an API: %s',
  (text) => {
    expect(NEW_KEY_OPTIONS['api-url'].read(text)).toBe(text);
  },
);
