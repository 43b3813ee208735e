import { expect, test } from '@jest/globals';
import { parseTropoCredentials } from '../../../../lib/carriers/tropo/client.ts';
import { CREDENTIALS } from '../../../support/carriers/tropo-account.ts';

test('the secret is read, an id in digits included', () => {
  expect(parseTropoCredentials(JSON.stringify(CREDENTIALS))).toEqual(CREDENTIALS);
  expect(parseTropoCredentials(JSON.stringify({ ...CREDENTIALS, applicationId: 123456 }))).toEqual(
    CREDENTIALS,
  );
});

test.each(['username', 'password', 'applicationId'])('what is missing is named: %s', (name) => {
  for (const value of [undefined, '', null, {}]) {
    const text = JSON.stringify({ ...CREDENTIALS, [name]: value });
    expect(() => parseTropoCredentials(text)).toThrow(`The secret has no ${name}.`);
  }
});

test.each(['', 'x', '{'])('a secret that is no JSON is refused: %j', (text) => {
  expect(() => parseTropoCredentials(text)).toThrow();
});

test.each(['[]', 'null', '"x"'])('a secret that is no object has nothing: %s', (text) => {
  expect(() => parseTropoCredentials(text)).toThrow('The secret has no username.');
});
