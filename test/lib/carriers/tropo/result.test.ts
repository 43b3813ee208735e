import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readResult } from '../../../../lib/carriers/tropo/result.ts';
import { makeResult, SESSION_ID } from '../../../support/calls/tropo-events.ts';

type Fields = Readonly<Record<string, unknown>>;

const read = (event: string | undefined, action: Fields | null = {}, changes: Fields = {}) =>
  readResult(makeResult(changes, action).result, event);
const unanswered = (disposition: string) => ({ disposition, connectedDuration: 0 });

describe('what became of a call', () => {
  test.each([
    ['continue', {}, 'connected'],
    ['continue', unanswered('BUSY'), 'connected'],
    ['hangup', {}, 'connected'],
    ['hangup', { disposition: 'HANGUP', connectedDuration: 5 }, 'connected'],
    ['hangup', unanswered('HANGUP'), 'abandoned'],
    ['hangup', unanswered('TIMEOUT'), 'abandoned'],
    ['incomplete', unanswered('BUSY'), 'busy'],
    ['incomplete', unanswered('busy'), 'busy'],
    ['incomplete', unanswered('TIMEOUT'), 'no-answer'],
    ['incomplete', unanswered('REJECTED'), 'failed'],
    ['incomplete', unanswered('FAILED'), 'failed'],
    ['incomplete', unanswered('EXTERNAL_EVENT'), 'failed'],
    ['incomplete', {}, 'failed'],
    ['error', unanswered('BUSY'), 'busy'],
    ['error', { disposition: 7, connectedDuration: 9 }, 'failed'],
    ['', unanswered('BUSY'), 'busy'],
    ['signal', {}, 'connected'],
    ['signal', unanswered('HANGUP'), 'unknown'],
    [undefined, unanswered('TIMEOUT'), 'no-answer'],
  ])('by the handler %s, then by %j, is %s', (event, action, outcome) => {
    expect(read(event, action).outcome).toBe(outcome);
  });

  test.each([
    ['continue', 'connected'],
    ['hangup', 'abandoned'],
    ['incomplete', 'failed'],
    ['error', 'failed'],
    [undefined, 'unknown'],
  ])('by the handler %s alone is %s', (event, outcome) => {
    expect(readResult({ sessionId: SESSION_ID }, event)).toMatchObject({ id: SESSION_ID, outcome });
  });

  test('is told by the last of several actions', () => {
    const actions = [{ disposition: 'SUCCESS' }, { disposition: 'BUSY' }];
    expect(read('incomplete', null, { actions }).outcome).toBe('busy');
  });

  test.each([null, 'text', 7, [], [null]])('is not told by actions that are none: %j', (actions) => {
    expect(read('incomplete', null, { actions }).outcome).toBe('failed');
  });
});

describe('a caller hears the sentence', () => {
  test.each([
    ['continue', 'ANSWERED', true],
    ['incomplete', 'ANSWERED', true],
    ['incomplete', 'RINGING', true],
    ['incomplete', undefined, true],
    ['error', null, true],
    ['incomplete', 'DISCONNECTED', false],
    ['incomplete', 'disconnected', false],
    ['hangup', 'ANSWERED', false],
    ['hangup', 'DISCONNECTED', false],
  ])('after %s in state %s: %s', (event, state, callerListens) => {
    expect(read(event, {}, { state })).toMatchObject({ callerListens });
    expect(read(event, {}, { state: undefined, callState: state })).toMatchObject({ callerListens });
  });
});

test.each([
  [145, 145],
  [0, 0],
  [1.6, 2],
  [86_400, 86_400],
  // A telephone number where no carrier puts one: it would go to the log.
  [14155550123, undefined],
  [-1, undefined],
  ['145', undefined],
  [null, undefined],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
])('seconds of %p are counted as %p', (connectedDuration, seconds) => {
  expect(read('continue', { connectedDuration }).connectedSeconds).toBe(seconds);
});

test('the 2010 shape, with properties and callState, is read as well', () => {
  const old = { callState: 'DISCONNECTED', properties: [{ key: 'a', value: 'b' }] };
  expect(read('hangup', null, { ...old, state: undefined, sessionId: 'dih06n' })).toEqual({
    kind: 'ended',
    id: 'dih06n',
    outcome: 'abandoned',
    callerListens: false,
    connectedSeconds: undefined,
  });
});

test('a transcription, which names no session, ends nothing and is read all the same', () => {
  expect(readResult({ transcription: 'hello', guid: '1', identifier: null }, undefined)).toMatchObject({
    id: '',
    outcome: 'unknown',
  });
});

test('anything at all is an end of a call', () => {
  const event = fc.option(
    fc.oneof(fc.constantFrom('continue', 'hangup', 'incomplete', 'error'), fc.string()),
    {
      nil: undefined,
    },
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), event, (result, fired) => {
      expect(readResult(result, fired)).toMatchObject({ kind: 'ended', id: expect.any(String) });
    }),
  );
});
