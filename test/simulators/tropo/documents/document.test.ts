import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDocument } from '../../../../simulators/tropo/documents/document.ts';
import type { Json } from '../harness.ts';

const faultOf = (...steps: readonly unknown[]) => readDocument(JSON.stringify({ tropo: steps })).fault;

const PERSON = '+12125550142';
const QUESTION = { choices: { value: '[1 DIGIT]' } };

describe('documents of the known libraries are read', () => {
  test.each<[string, unknown]>([
    ['a number', { transfer: { to: PERSON } }],
    ['a tel URI', { transfer: { to: 'tel:+12125550142' } }],
    ['several', { transfer: { to: [PERSON, 'sip:jane@example.com'] } }],
    ['dial options', { transfer: { to: `${PERSON};postd=1pp2;pause=5s` } }],
    ['a null from', { transfer: { to: PERSON, from: null } }],
    ['fractions', { transfer: { to: PERSON, timeout: 20.5, answerOnMedia: false, interDigitTimeout: 5 } }],
    [
      'everything',
      {
        transfer: {
          to: PERSON,
          from: PERSON,
          name: 'mask',
          answerOnMedia: false,
          choices: { terminator: '#', value: 'x', mode: 'dtmf' },
          headers: { 'x-a': 'b' },
          on: [
            { event: 'ring', say: { value: 'https://example.com/a.mp3' } },
            {
              event: 'connect',
              ask: { ...QUESTION, say: [{ event: 'nomatch:1', value: 'No' }, { value: 'Yes?' }] },
            },
            { event: 'connect', wait: { milliseconds: 1 } },
            { event: 'connect', post: '/whisper' },
          ],
          required: true,
          timeout: 30,
          allowSignals: ['exit'],
          interdigitTimeout: 5,
          ringRepeat: 2,
          machineDetection: { introduction: 'Hello', voice: 'allison' },
          playTones: true,
          voice: 'allison',
          callbackUrl: 'https://example.com/cdr',
          promptLogSecurity: 'suppress',
          label: 'l',
        },
      },
    ],
    ['one on', { transfer: { to: PERSON, on: { event: 'unbounded', next: '/x' } } }],
    ['no signals', { transfer: { to: PERSON, allowSignals: '' } }],
    ['hangup null', { hangup: null }],
    ['hangup object', { hangup: {} }],
    ['hangup string', { hangup: 'null' }],
    ['reject', { reject: 'null' }],
    ['answer', { answer: { headers: { a: 'b' } } }],
    ['stopRecording', { stopRecording: null }],
    ['say', { say: { value: 'Hello', as: 'DATE', name: 'n', voice: 'allison', required: true } }],
    ['says', { say: [{ value: 'Hello' }, { value: '' }] }],
    ['media', { say: { media: ['https://example.com/a.jpg', 'text'] } }],
    ['ask', { ask: { ...QUESTION, attempts: 3, bargein: true, timeout: 10, minConfidence: 0.5, name: 'a' } }],
    [
      'record',
      {
        record: {
          url: 'ftp://example.com',
          beep: true,
          choices: { terminator: '#' },
          maxTime: 60,
          transcription: { id: '1', url: 'mailto:a@example.com' },
        },
      },
    ],
    ['conference', { conference: { id: '1', mute: false, joinPrompt: true, leavePrompt: 'Bye' } }],
    ['call', { call: { to: [PERSON], from: PERSON, network: 'SMS', channel: 'TEXT' } }],
    ['message', { message: { to: PERSON, say: [{ value: 'Hi' }], network: 'SMS' } }],
    ['redirect', { redirect: { to: 'sip:jane@example.com' } }],
    ['wait', { wait: { milliseconds: 100, allowSignals: 'exit' } }],
    [
      'startRecording',
      { startRecording: { url: 'https://example.com', asyncUpload: true, format: 'audio/mp3' } },
    ],
    ['log security', { generalLogSecurity: 'suppress' }],
    [
      'handlers',
      {
        on: [
          { event: 'continue', next: '/c' },
          { event: 'hangup', say: { value: 'Bye' } },
        ],
      },
    ],
    ['fields that nobody knows', { say: { value: 'Hello', colour: 'red' } }],
  ])('a step with %s has no fault', (_name, step) => {
    expect(faultOf(step)).toBeUndefined();
  });

  test('an empty list is a document', () => {
    expect(readDocument('{"tropo":[]}')).toEqual({ handlers: [], steps: [] });
  });

  test('a list of says stands for several says', () => {
    const document = readDocument('{"tropo":[{"say":[{"value":"a"},{"value":"b"}]}]}');
    expect(document.steps.map(({ value }) => value['value'])).toEqual(['a', 'b']);
  });
});

describe('a broken document names its fault', () => {
  test.each<[unknown, string]>([
    [{ transfer: {} }, 'transfer lacks to'],
    [{ transfer: { to: null } }, 'transfer lacks to'],
    [{ transfer: { to: 4155550100 } }, 'transfer to must be a string or a list of strings'],
    [{ transfer: { to: [] } }, 'transfer to must be a string or a list of strings'],
    [{ transfer: { to: [1] } }, 'transfer to must be a string or a list of strings'],
    [{ transfer: { to: PERSON, from: 1 } }, 'transfer from must be a string'],
    [{ transfer: { to: PERSON, timeout: '30' } }, 'transfer timeout must be a number that is not negative'],
    [{ transfer: { to: PERSON, timeout: -1 } }, 'transfer timeout must be a number that is not negative'],
    [{ transfer: { to: PERSON, required: 'yes' } }, 'transfer required must be true or false'],
    [{ transfer: { to: PERSON, ringRepeat: 1.5 } }, 'transfer ringRepeat must be a whole number'],
    [{ transfer: { to: PERSON, headers: { a: 1 } } }, 'transfer headers must be an object of strings'],
    [
      { transfer: { to: PERSON, machineDetection: 'yes' } },
      'transfer machineDetection must be true, false or an object',
    ],
    [{ transfer: { to: PERSON, choices: '#' } }, 'transfer choices must be an object'],
    [{ transfer: { to: PERSON, on: [{ say: { value: 'x' } }] } }, 'transfer on lacks event'],
    [{ transfer: { to: PERSON, on: { event: 'connect', ask: {} } } }, 'transfer on ask lacks choices'],
    [{ transfer: [] }, 'transfer must be an object'],
    [{ transfer: PERSON }, 'transfer must be an object'],
    [{ say: 'Hello' }, 'say must be an object'],
    [{ say: { text: 'Hello' } }, 'say lacks value or media'],
    [{ ask: { choices: {} } }, 'ask choices lacks value'],
    [{ conference: {} }, 'conference lacks id'],
    [{ message: { to: PERSON } }, 'message lacks say'],
    [{ wait: {} }, 'wait lacks milliseconds'],
    [{ on: { next: '/x' } }, 'on lacks event'],
    [{ on: { event: 'continue', next: 5 } }, 'on next must be a string'],
    [{ hangup: 'now' }, 'hangup takes nothing: null, {} or "null"'],
    [{ reject: true }, 'reject takes nothing: null, {} or "null"'],
    [{ generalLogSecurity: {} }, 'generalLogSecurity must be "suppress" or "none"'],
    [{ dance: {} }, 'unknown verb dance'],
    [{ constructor: {} }, 'unknown verb constructor'],
    [{ say: { value: 'a' }, hangup: null }, 'each element must have exactly one key'],
    [{}, 'each element must have exactly one key'],
    ['say', 'each element must be an object'],
    [null, 'each element must be an object'],
  ])('%j: %s', (step, fault) => {
    expect(faultOf(step)).toBe(fault);
  });

  test('redirect must be the only verb beside handlers', () => {
    const redirect = { redirect: { to: 'sip:jane@example.com' } };
    expect(faultOf(redirect, { say: { value: 'Hello' } })).toBe('redirect must stand alone');
    expect(faultOf({ on: { event: 'error', next: '/e' } }, redirect)).toBeUndefined();
  });

  test.each(['', 'null', '[]', '{}', '"tropo"', '{"tropo":{}}', '<tropo/>', '{"tropo":[}'])(
    '%j is not a document',
    (text) => {
      expect(readDocument(text).fault).toEqual(expect.any(String));
    },
  );
});

test('reading never throws, whatever the application sends', () => {
  const verbs = [
    'transfer',
    'say',
    'ask',
    'on',
    'hangup',
    'reject',
    'record',
    'message',
    'wait',
    '__proto__',
  ];
  const step = fc.dictionary(fc.constantFrom(...verbs), fc.jsonValue(), { maxKeys: 2 });
  fc.assert(
    fc.property(fc.oneof(fc.array(fc.oneof(step, fc.jsonValue())), fc.jsonValue()), (list) => {
      const document = readDocument(JSON.stringify({ tropo: list }));
      expect(document.fault === undefined || document.fault.length > 0).toBe(true);
    }),
  );
  fc.assert(fc.property(fc.string(), (text) => readDocument(text) !== undefined));
});

test('a handler without effect does not hide the others', () => {
  const document: Json = {
    tropo: [
      { on: { event: 'error', next: '/e' } },
      { transfer: {} },
      { on: { event: 'hangup', next: '/h' } },
    ],
  };
  expect(readDocument(JSON.stringify(document)).handlers.map(({ event }) => event)).toEqual([
    'error',
    'hangup',
  ]);
});

describe('booleans', () => {
  const RECORDING = { url: 'https://example.com', asyncUpload: true };
  const STEPS: readonly (readonly [string, (value: unknown) => Json])[] = [
    ['say required', (value) => ({ say: { value: 'Hi', required: value } })],
    ['ask bargein', (value) => ({ ask: { ...QUESTION, bargein: value } })],
    ['ask required', (value) => ({ ask: { ...QUESTION, required: value } })],
    ['transfer required', (value) => ({ transfer: { to: PERSON, required: value } })],
    ['transfer answerOnMedia', (value) => ({ transfer: { to: PERSON, answerOnMedia: value } })],
    ['transfer playTones', (value) => ({ transfer: { to: PERSON, playTones: value } })],
    ['transfer machineDetection', (value) => ({ transfer: { to: PERSON, machineDetection: value } })],
    [
      'transfer on ask required',
      (value) => ({
        transfer: { to: PERSON, on: { event: 'connect', ask: { ...QUESTION, required: value } } },
      }),
    ],
    ['call answerOnMedia', (value) => ({ call: { to: PERSON, answerOnMedia: value } })],
    ['call machineDetection', (value) => ({ call: { to: PERSON, machineDetection: value } })],
    ['message required', (value) => ({ message: { to: PERSON, say: { value: 'Hi' }, required: value } })],
    ['conference mute', (value) => ({ conference: { id: '1', mute: value } })],
    ['conference playTones', (value) => ({ conference: { id: '1', playTones: value } })],
    ['record beep', (value) => ({ record: { ...RECORDING, beep: value } })],
    ['record bargein', (value) => ({ record: { ...RECORDING, bargein: value } })],
    ['record asyncUpload', (value) => ({ record: { ...RECORDING, asyncUpload: value } })],
    ['startRecording asyncUpload', (value) => ({ startRecording: { ...RECORDING, asyncUpload: value } })],
    ['on required', (value) => ({ on: { event: 'continue', next: '/c', required: value } })],
    ['redirect required', (value) => ({ redirect: { to: 'sip:jane@example.com', required: value } })],
  ];

  test.each(STEPS)('%s may be written as a string, and nothing else', (name, step) => {
    for (const value of [true, false, 'true', 'false', 'True', 'FALSE', null]) {
      expect({ value, fault: faultOf(step(value)) }).toEqual({ value, fault: undefined });
    }
    for (const value of ['', 'yes', 'truest', 0, 1, []]) {
      expect(faultOf(step(value))).toMatch(new RegExp(`^${name} must be true`));
    }
  });
});
