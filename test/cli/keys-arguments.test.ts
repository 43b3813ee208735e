import { expect, test } from '@jest/globals';
import { readKeysArguments } from '../../cli/keys-arguments.ts';

const read = (line: string) => readKeysArguments(line.split(' ').filter((word) => word !== ''));

test('each option of a rotation counts', () => {
  expect(read('rotate --table t --account 1 --any-account --hours 2 --api-url https://a.example')).toEqual({
    verb: 'rotate',
    rest: [],
    values: expect.objectContaining({
      table: 't',
      account: '1',
      'any-account': true,
      hours: '2',
      'api-url': 'https://a.example',
    }),
  });
});

test.each([
  '',
  '--help',
  'revoke 12345678 --table t',
  'list --table t',
  'new --any-account',
  'make --hours 2',
])('%j is no mistake of an option', (line) => {
  expect(() => read(line)).not.toThrow();
});

test.each([
  ['new --hours 2', 'new does not use --hours. Leave it out.'],
  ['revoke 12345678 --hours 0', 'revoke does not use --hours'],
  ['list --account 1', 'list does not use --account'],
  ['list --api-url https://a.example', 'list does not use --api-url'],
  ['rotate --hours -5', '--hours needs a value, and none that begins with a dash.'],
  ['rotate --hours', '--hours needs a value'],
  ['rotate --any-account=yes', '--any-account takes no value.'],
  ['rotate --hour 5', "Unknown option '--hour'"],
])('an option that would not count is refused in words: %s', (line, words) => {
  expect(() => read(line)).toThrow(words);
});
