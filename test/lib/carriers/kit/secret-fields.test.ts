import { expect, test } from '@jest/globals';
import { secretFields } from '../../../../lib/carriers/kit/secret-fields.ts';

test('fields are texts, numbers in digits', () => {
  const field = secretFields('{"a": "x", "b": 12}');
  expect([field('a'), field('b')]).toEqual(['x', '12']);
});

test.each([undefined, '', null, {}, [], true])('a field that is %j is named as missing', (value) => {
  expect(() => secretFields(JSON.stringify({ token: value }))('token')).toThrow('The secret has no token.');
});

test.each(['', 'hunter2', '{"token": "hunter2"'])('a secret that is no JSON is not quoted: %j', (text) => {
  expect(() => secretFields(text)).toThrow(/^The secret is no JSON\.$/);
});

test.each(['[]', 'null', '"token"'])('a secret that is no object has nothing: %s', (text) => {
  expect(() => secretFields(text)('token')).toThrow('The secret has no token.');
});
