import { expect, test } from '@jest/globals';
import { HELP, readLocalSettings } from '../../local/settings.ts';

test('without settings the ports are those of the README and all is in memory', () => {
  expect(readLocalSettings([], {})).toEqual({
    carrier: 'tropo',
    port: 3000,
    simulatorPort: 3001,
    dynamodbEndpoint: undefined,
    dataFolder: undefined,
  });
});

test('each setting counts', () => {
  const environment = { PORT: '4000', SIMULATOR_PORT: '0', DYNAMODB_ENDPOINT: 'http://127.0.0.1:8000' };
  expect(readLocalSettings(['--data', 'here', '--carrier', 'telnyx'], environment)).toEqual({
    carrier: 'telnyx',
    port: 4000,
    simulatorPort: 0,
    dynamodbEndpoint: 'http://127.0.0.1:8000',
    dataFolder: 'here',
  });
});

test('an empty variable is one that is not set', () => {
  expect(readLocalSettings([], { PORT: '', DYNAMODB_ENDPOINT: '' })).toMatchObject({ port: 3000 });
});

test('help can be asked for', () => {
  expect(readLocalSettings(['--help'], {})).toBe('help');
});

test.each(['-1', '65536', '80.5', 'http'])('PORT=%s is refused in words', (PORT) => {
  expect(() => readLocalSettings([], { PORT })).toThrow('PORT must be a port from 0 to 65535.');
});

test('an endpoint that is no URL is refused in words', () => {
  expect(() => readLocalSettings([], { DYNAMODB_ENDPOINT: 'localhost' })).toThrow(
    'DYNAMODB_ENDPOINT must be a URL',
  );
});

test.each(['plivo', '', 'Twilio'])('a carrier that there is not is refused in words: %j', (carrier) => {
  expect(() => readLocalSettings(['--carrier', carrier], {})).toThrow(
    '--carrier must be one of tropo, twilio, signalwire, telnyx.',
  );
});

test('an option that does not exist is refused, and the help says which do', () => {
  expect(() => readLocalSettings(['--keep'], {})).toThrow(HELP);
});
