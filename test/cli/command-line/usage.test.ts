import { describe, expect, test } from '@jest/globals';
import type { Verb } from '../../../cli/command-line/verb.ts';
import { VERBS } from '../../../cli/verbs.ts';
import { leavesOf, run, type } from './typed.ts';

const LEAVES = leavesOf(VERBS);

/** What has to stand behind a verb so that it would run. */
const needed = ({ argument, options }: Verb): readonly string[] => [
  ...(argument === undefined || argument.isOptional ? [] : [ARGUMENTS[argument.name] ?? '']),
  ...Object.entries(options).flatMap(([name, { isRequired }]) =>
    isRequired ? [`--${name}`, VALUES[name] ?? 'x'] : [],
  ),
];

const ARGUMENTS: Readonly<Record<string, string>> = {
  connection: 'twilio',
  number: '+14155550100',
  digits: '1a2b3c4d5e6f',
  shell: 'bash',
};

const VALUES: Readonly<Record<string, string>> = { 'voice-url': 'http://localhost:8080/voice' };

const typed = (name: string, verb: Verb, ...more: readonly string[]) =>
  type([...name.split(' '), ...needed(verb), ...more], VERBS);

const REFUSED = { code: 2, ran: [], out: '' };

describe.each(LEAVES)('%s', (name, verb) => {
  test('runs with what it needs, and ends with 0', async () => {
    expect(await typed(name, verb)).toMatchObject({ code: 0, err: '', ran: [{ name: verb.name }] });
  });

  test('--help explains it, and runs nothing', async () => {
    const { code, out, ran } = await type([...name.split(' '), '--help'], VERBS);
    expect({ code, ran }).toEqual({ code: 0, ran: [] });
    expect(out).toContain(`Usage: callmask ${name}`);
    for (const option of Object.keys(verb.options)) {
      expect(out).toContain(`--${option}`);
    }
  });

  test('refuses an option that it does not have', async () => {
    const result = await typed(name, verb, '--colour');
    expect(result).toMatchObject(REFUSED);
    expect(result.err).toContain("Unknown option '--colour'");
    expect(result.err).toContain(`npm run callmask -- ${name} --help`);
  });
});

const TAKERS = LEAVES.flatMap(([name, verb]) =>
  Object.entries(verb.options)
    .filter(([, { value }]) => value !== undefined)
    .map(([option]) => [name, option, verb] as const),
);

/** A verb with its argument, and without what its options need. */
const bare = (name: string, verb: Verb): readonly string[] => [
  ...name.split(' '),
  ...needed({ ...verb, options: {} }),
];

test.each(TAKERS)('%s refuses --%s without a value', async (name, option, verb) => {
  const result = await type([...bare(name, verb), `--${option}`], VERBS);
  expect(result).toMatchObject(REFUSED);
  expect(result.err).toContain(`--${option}`);
  expect(result.err).toContain('argument missing');
});

test.each(TAKERS)('%s refuses --%s with another option as its value', async (name, option, verb) => {
  const result = await type([...bare(name, verb), `--${option}`, '--help'], VERBS);
  expect(result).toMatchObject(REFUSED);
  expect(result.err).toContain(`--${option} needs a value, and none that begins with a dash.`);
});

const TABLE = ['--table', 't'];

test.each<[line: readonly string[], words: string]>([
  [['reconcile', '--check', '--accept', '3'], '--check'],
  [['reconcile', '--check', '--release-orphans'], '--check'],
  [['import', '--csv', 'f', '--undo', '--caller-id', 'mask'], '--caller-id'],
  [['keys', 'rotate', '--account', '1', '--any-account'], '--any-account'],
  [['destroy', '--stack', 'a', '-c', 'stackName=b'], 'name the stack twice'],
  [['doctor', 'twilio', ...TABLE, '--table', 'u'], '--table is given twice. Give it once.'],
  [
    ['reconcile', '--accept', '3', '--connection', 'twilio', '--connection', 'telnyx'],
    '--accept is for one connection',
  ],
  [['repoint', '--secret', 's'], '--secret counts only with --table. Add --table, or leave --secret out.'],
  [['erase', '+14155550100', '--public-url', 'https://a.example'], '--public-url counts only with --table'],
])('options that contradict each other are refused before anything runs: %j', async (line, words) => {
  const result = await type(line, VERBS);
  expect(result).toMatchObject(REFUSED);
  expect(result.err).toContain(words);
});

test.each<[line: readonly string[], words: string]>([
  [['reconcile', '--accept', 'all'], '--accept must be a whole number, 0 or more.'],
  [['reconcile', '--accept=-1'], '--accept needs a value, and none that begins with a dash.'],
  [['reconcile', '--accept', ''], '--accept needs a value'],
  [['reconcile', '--release-after-days', '1.5'], '--release-after-days must be a whole number, 0 or more.'],
  [['release-all', '--tombstone-days', '0'], '--tombstone-days must be a whole number, 1 to 3650.'],
  [['release-all', '--tombstone-days', '3651'], '--tombstone-days must be a whole number, 1 to 3650.'],
  [['import', '--csv', 'f', '--masks-per-number', 'ten'], '--masks-per-number must be a whole number'],
  [['import', '--csv', 'f', '--maskable-numbers', 'Mars'], '--maskable-numbers cannot be read: '],
  [['import', '--csv', 'f', '--caller-id', 'both'], '--caller-id must be caller or mask.'],
  [['import', '--csv', 'f', '--caller-id', 'Mask'], '--caller-id must be caller or mask.'],
  [['keys', 'rotate', '--hours', 'soon'], '--hours must be a number from 0 to 8760.'],
  [['keys', 'rotate', '--hours', '-5'], '--hours needs a value, and none that begins with a dash.'],
  [['keys', 'new', '--account', 'acct 1'], '--account must be the accountId'],
  [['keys', 'new', '--api-url', 'http://api.example.com'], '--api-url must be the ApiUrl'],
  [['keys', 'revoke', '1234567'], 'the first 8 or more digits'],
  [['erase', '12'], 'The number has no country code'],
  [['erase', '(415) 555-0100'], 'The number has no country code'],
  [['erase', '(415) 555-0100'], 'name its country with --country'],
  [['export', '(415) 555-0100'], 'name its country with --country'],
  [['export', '(415) 555-0100', '--country', 'XX'], 'two letters of a country'],
  [['simulate', 'twilio', '--voice-url', 'here'], '--voice-url must be a URL that begins with http://'],
  [
    ['simulate', 'twilio', '--voice-url', 'http://a.example', '--port', '65536'],
    '--port must be a whole number, 0 to 65535.',
  ],
  [
    ['simulate', 'twilio', '--voice-url', 'http://a.example', '--number', '415'],
    '--number must be a number in E.164',
  ],
  [['destroy', '--context', 'stackName'], '--context must be a setting and its value'],
  [['bench', 'warmth'], 'Allowed choices are warm-answer, cpu'],
  [['completion', 'fish'], 'Allowed choices are bash, zsh.'],
])('a value that cannot be is refused before anything runs: %j', async (line, words) => {
  const result = await type(line, VERBS);
  expect(result).toMatchObject(REFUSED);
  expect(result.err).toContain(words);
});

test.each<[line: readonly string[], words: string]>([
  [[], 'Usage: callmask'],
  [['keys'], 'Usage: callmask keys'],
  [['keyz'], "Unknown command 'keyz'\n(Did you mean keys?)"],
  [['keys', 'make'], "Unknown command 'make'"],
  [['simulate', 'plivo'], "Unknown command 'plivo'"],
  [
    ['simulate', 'tropo', '--voice-url', 'http://a.example', '--fallback-url', 'x'],
    "option '--fallback-url'",
  ],
  [['simulate', 'twilio'], "Required option '--voice-url <URL>' not specified"],
  [['import'], "Required option '--csv <FILE>' not specified"],
  [['doctor'], "Missing required argument 'connection'"],
  [['erase', '+1', '415', '555', '0100'], 'Name one number, in quotes if it has blanks in it.'],
  [['attack', 'now'], 'Too many arguments'],
  [['keys', 'new', ...TABLE], 'Say --account ID, or --any-account.'],
  [['keys', 'new', '--hours', '2'], "Unknown option '--hours'"],
  [['keys', 'revoke', '12345678', '--hours', '0'], "Unknown option '--hours'"],
  [['keys', 'list', '--account', '1'], "Unknown option '--account'"],
  [['keys', 'rotate', '--any-account=yes'], '--any-account'],
  [['reconcile', '--chek'], '(Did you mean --check?)'],
])('what cannot be run is refused in words: %j', async (line, words) => {
  const result = await type(line, VERBS);
  expect(result).toMatchObject(REFUSED);
  expect(result.err).toContain(words);
});

test.each<[line: readonly string[], words: string]>([
  [['repoint', ...TABLE], 'Name the --secret, too'],
  [
    ['repoint', ...TABLE, '--connection', 'plivo', '--secret', 's'],
    '--connection: "plivo" is none of the carriers',
  ],
  [
    ['reconcile', ...TABLE, '--connection', 'twilio', '--secret', 's'],
    'Name the --public-url and the --fallback-url, too.',
  ],
  [
    ['doctor', 'tropo', ...TABLE, '--connection', 'eu:tropo', '--secret', 's'],
    '--connection names eu, and the argument names tropo.',
  ],
])('what a stack needs is asked for before anything is sent: %j', async (line, words) => {
  const result = await run(line, VERBS);
  expect(result).toMatchObject({ code: 2, out: '' });
  expect(result.err).toContain(words);
});
