import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Decision, SentenceName } from '../../../../lib/calls/decision.ts';
import { SENTENCES } from '../../../../lib/calls/decision.ts';
import { fallback, writeDocument } from '../../../../lib/carriers/tropo/document.ts';
import { e164 } from '../../../support/numbers/masks.ts';

/** A verb of the library and its arguments in order; `{make, of}` stands for one of its objects. */
type Step = readonly [method: string, ...values: unknown[]];

const require = createRequire(import.meta.url);
const LIBRARY = require.resolve('tropo-webapi');

/** The library overwrites globals such as `Headers`, so it lives in a process of its own. */
const SCRIPT = `
  const documents = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  require(process.argv[1]);
  const made = (value) => {
    if (Array.isArray(value)) return value.map(made);
    return value?.make ? new globalThis[value.make](...value.of.map(made)) : value;
  };
  const build = (steps) => {
    const tropo = new TropoWebAPI();
    for (const [method, ...values] of steps) tropo[method](...values.map(made));
    return TropoJSON(tropo);
  };
  process.stdout.write(JSON.stringify(documents.map(build)));
`;

const buildAll = (documents: readonly (readonly Step[])[]): readonly string[] => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=commonjs', '--eval', SCRIPT, LIBRARY],
    {
      input: JSON.stringify(documents),
      encoding: 'utf8',
    },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

const links = { after: (event: string) => `/transfer/key/after/msk_1.call.sign?event=${event}` };
const ours = (decision: Decision): string => writeDocument(decision, links).body;

const ASK = {
  make: 'Ask',
  of: [
    { make: 'Choices', of: ['1', 'dtmf'] },
    ...[2, null, null, 'accept', null, true],
    { make: 'Say', of: [SENTENCES['press-1']] },
    8,
  ],
};

type Connect = Extract<Decision, { kind: 'connect' }>;

/** The same, said with the library's words. */
const connectSteps = ({ to, callerId, ringSeconds, answer }: Connect): readonly Step[] => {
  const target = to.length === 1 ? to[0] : to;
  const [answerOnMedia, choices, headers, required, terminator] = Array(5).fill(null);
  const on = answer === 'press-1' ? [{ make: 'On', of: ['connect', null, null, null, null, ASK] }] : null;
  return [
    [
      'transfer',
      target,
      answerOnMedia,
      choices,
      callerId,
      headers,
      'transfer',
      on,
      required,
      terminator,
      ringSeconds,
    ],
    ...['continue', 'incomplete', 'error', 'hangup'].map(
      (event): Step => ['on', event, null, links.after(event)],
    ),
  ];
};

describe('our documents are, byte for byte, what Tropo’s own library builds', () => {
  test('to refuse a call and to hang up', () => {
    const [refuse, hangUp] = buildAll([[['reject']], [['hangup']]]);
    expect(ours({ kind: 'refuse', reason: 'unknown-mask' })).toBe(refuse);
    expect(ours({ kind: 'hang-up' })).toBe(hangUp);
  });

  test('to say a sentence and hang up', () => {
    const names = Object.keys(SENTENCES) as SentenceName[];
    const built = buildAll(names.map((name) => [['say', SENTENCES[name]], ['hangup']]));
    expect(names.map((sentence) => ours({ kind: 'say', sentence }))).toEqual(built);
    expect(fallback().body).toBe(built[names.indexOf('fallback')]);
  });

  test('to connect a call and hear of its end', () => {
    const number = fc.stringMatching(/^\+[1-9]\d{6,14}$/).map(e164);
    const connects = fc.sample(
      fc.record({
        kind: fc.constant('connect' as const),
        to: fc.array(number, { minLength: 1, maxLength: 3 }),
        callerId: number,
        ringSeconds: fc.integer({ min: 1, max: 120 }),
        limitSeconds: fc.nat(),
        answer: fc.constantFrom('direct' as const, 'press-1' as const),
      }),
      200,
    );
    expect(connects.map(ours)).toEqual(buildAll(connects.map(connectSteps)));
  });
});
