import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import type { Json } from './harness.ts';
import { BOUGHT, EARS, makeOwning, on, PERSON, resultOf, tropo } from './harness.ts';

const LIBRARY = createRequire(import.meta.url).resolve('tropo-webapi');

/** The library overwrites globals such as `Headers`, so it lives in a process of its own. */
const SCRIPT = `
  const { programs, results } = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  require(process.argv[1]);
  const documents = programs.map((program) => {
    const tropo = new TropoWebAPI();
    new Function('tropo', program)(tropo);
    return JSON.parse(TropoJSON(tropo));
  });
  const read = results.map((result) => {
    Result(result);
    return { disposition, duration, attempts, url, value };
  });
  process.stdout.write(JSON.stringify({ documents, read }));
`;

const runLibrary = (programs: readonly string[], results: readonly string[] = []) => {
  const input = JSON.stringify({ programs, results });
  const node = ['--input-type=commonjs', '--eval', SCRIPT, LIBRARY];
  const { stdout, stderr } = spawnSync(process.execPath, node, { input, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as { readonly documents: readonly Json[]; readonly read: readonly Json[] };
};

const RECORD_WITH = (url: string) => `tropo.record(${'null, '.repeat(15)}${url}, 'pw', 'user')`;
const START_WITH = (url: string) => `tropo.startRecording(true, 'audio/mp3', 'POST', ${url}, 'user', 'pw')`;

const PROGRAMS = {
  record: RECORD_WITH("'https://a.example.com'"),
  'record to two places': RECORD_WITH("[{ url: 'https://a.example.com' }, { url: 'ftp://b.example.com' }]"),
  startRecording: START_WITH("'https://a.example.com'"),
  'startRecording to two places': START_WITH(
    "[{ url: 'https://a.example.com' }, { url: 'ftp://b.example.com' }]",
  ),
  ask: `tropo.ask(new Choices('[4 DIGITS]'), 3, null, null, null, null, null,
    new Say('PIN?', null, [{ event: 'nomatch:1 nomatch:2', value: 'Four digits.' }]), 5)`,
  text: `tropo.call('${PERSON}', null, null, '${BOUGHT}', null, null, 'SMS'); tropo.say('Hello'); tropo.hangup()`,
  transfer: `tropo.transfer('${PERSON}')`,
} as const;

const NAMES = Object.keys(PROGRAMS) as (keyof typeof PROGRAMS)[];
const { documents } = runLibrary(Object.values(PROGRAMS));
const documentOf = (name: keyof typeof PROGRAMS): Json => documents[NAMES.indexOf(name)] ?? {};

/** The document with handlers, which the library writes in the same way. */
const reporting = (name: keyof typeof PROGRAMS): Json =>
  tropo(...EARS, ...(documentOf(name)['tropo'] as readonly Json[]));

describe('documents of the official Node library', () => {
  test.each([
    ['record', ['https://a.example.com']],
    ['record to two places', ['https://a.example.com', 'ftp://b.example.com']],
    ['startRecording', ['https://a.example.com']],
    ['startRecording to two places', ['https://a.example.com', 'ftp://b.example.com']],
  ] as const)('%s uploads to %j', async (name, urls) => {
    const { call } = await makeOwning([documentOf(name)]);
    const { state, events } = await call();
    expect(state).toBe('hung-up');
    expect(events.filter(({ event }) => event === 'uploaded').map(({ url }) => url)).toEqual(urls);
  });

  test('a sentence for two attempts is spoken at both', async () => {
    const { call } = await makeOwning([documentOf('ask')]);
    const { events } = await call({ callerKeys: ['1', '2', '3'] });
    const said = events.filter(({ event }) => event === 'said').map(({ text }) => text);
    expect(said).toEqual(['PIN?', 'Four digits.', 'Four digits.']);
  });

  test('a call by SMS sends its say as a text', async () => {
    const { send, ask } = await makeOwning([documentOf('text')]);
    const order = { type: 'token', channel: 'messaging' };
    const { json } = await send('POST', '/v1/applications/123456/addresses', order);
    const token = String(json['href']).replace(/.*\//, '');
    const { id } = (await send('POST', '/1.0/sessions', { token })).json;
    await ask('GET', `/simulator/sessions/${String(id).trim()}`);
    expect(JSON.parse((await ask('GET', '/simulator/log')).text)).toContainEqual(
      expect.objectContaining({ request: { method: 'TEXT', url: `tel:${PERSON}`, body: 'Hello' } }),
    );
  });
});

test('the official Node library reads the results of actions without names', async () => {
  const resultFor = async (name: keyof typeof PROGRAMS, input: Json) => {
    const { call, posts } = await makeOwning([reporting(name), tropo()]);
    await call(input);
    return JSON.stringify(posts[1]?.body);
  };
  const { read } = runLibrary(
    [],
    [
      await resultFor('ask', { callerKeys: '1234' }),
      await resultFor('record', {}),
      await resultFor('record', { outcome: 'caller-hangs-up' }),
      await resultFor('transfer', { outcome: 'busy' }),
    ],
  );
  expect(read).toMatchObject([
    { disposition: 'SUCCESS', value: '1234', attempts: 1 },
    { disposition: 'SUCCESS', duration: 8000, url: 'https://a.example.com' },
    { disposition: 'SUCCESS', attempts: 1, url: 'https://a.example.com' },
    { disposition: 'BUSY' },
  ]);
});

test('a program that keeps its state in a cookie counts the calls of one session', async () => {
  const count = ({ cookie }: { readonly cookie: string | null }): Response => {
    const step = Number(/step=(\d+)/.exec(cookie ?? '')?.[1] ?? 0) + 1;
    const document = step < 3 ? tropo({ say: { value: `Step ${step}` } }, on('continue', '/same')) : tropo();
    return Response.json(document, { headers: { 'set-cookie': `step=${step}; Path=/; HttpOnly` } });
  };
  const { call, posts } = await makeOwning([count]);
  await call();
  expect(posts.map(({ cookie }) => cookie)).toEqual([null, 'step=1', 'step=2']);
  expect(resultOf(posts[2])['sequence']).toBe(2);
});
