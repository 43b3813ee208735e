import { describe, expect, test } from '@jest/globals';
import { understand } from '../../../../../simulators/tropo/documents/verbs/asking/grammar.ts';
import type { Json } from '../../harness.ts';
import { BOUGHT, EARS, eventsOf, makeOwning, on, pathOf, resultOf, tropo } from '../../harness.ts';

const run = async (step: Json, input: Json = {}) => {
  const { call, posts } = await makeOwning([tropo(...EARS, on('exit'), step), tropo()]);
  const report = await call(input);
  return {
    call: report,
    path: pathOf(posts[1]),
    result: resultOf(posts[1]),
    action: resultOf(posts[1])['actions'],
  };
};

describe('matching an answer with choices', () => {
  test.each([
    ['[ANY]', 'anything at all', { value: 'anything at all' }],
    ['[4 DIGITS]', '1234', { value: '1234' }],
    ['[1 DIGIT]', '7', { value: '7' }],
    ['[4-6 DIGITS]', '12345', { value: '12345' }],
    ['yes, no', 'No', { value: 'no' }],
    ['yes(1, yes), no(2, no)', '2', { value: 'no', concept: 'no' }],
    ['1', '1', { value: '1' }],
  ])('%s and %s', (choices, input, understood) => {
    expect(understand(choices, input)).toEqual(understood);
  });

  test.each([
    ['[4 DIGITS]', '123'],
    ['[4-6 DIGITS]', '1234567'],
    ['[1 DIGIT]', 'x'],
    ['yes(1), no(2)', '3'],
    ['yes, no', 'perhaps'],
    ['', '1'],
  ])('%s does not match %s', (choices, input) => {
    expect(understand(choices, input)).toBeUndefined();
  });
});

describe('ask', () => {
  const ask = (more: Json = {}): Json => ({
    ask: {
      name: 'pin',
      choices: { value: '[4 DIGITS]', terminator: '#' },
      say: { value: 'Your PIN?' },
      ...more,
    },
  });

  test('an answer is reported with its interpretation', async () => {
    const { path, action } = await run(ask(), { callerKeys: '1234#' });
    expect(path).toBe('/continue');
    expect(action).toEqual({
      name: 'pin',
      attempts: 1,
      disposition: 'SUCCESS',
      confidence: 100,
      interpretation: '1234',
      utterance: '1234',
      value: '1234',
      xml: expect.stringContaining('<input mode="dtmf">1234</input>'),
    });
  });

  test('a concept is reported beside its value', async () => {
    const { action } = await run(ask({ choices: { value: 'sales(1), help(2)' } }), { callerKeys: '2' });
    expect(action).toMatchObject({ concept: 'help', value: 'help', interpretation: '2' });
  });

  test('silence is reported as a time-out, and the ask is incomplete', async () => {
    const { path, result, action } = await run(ask({ timeout: 10 }));
    expect(path).toBe('/incomplete');
    expect(result).toMatchObject({ complete: false, state: 'ANSWERED' });
    expect(action).toEqual({ name: 'pin', attempts: 1, disposition: 'TIMEOUT' });
  });

  test('it asks again as often as attempts allow, and speaks the sentence of each event', async () => {
    const say = [
      { value: 'Your PIN?' },
      { event: 'nomatch:1', value: 'Four digits, please.' },
      { event: 'timeout', value: 'I heard nothing.' },
    ];
    const { call, action } = await run(ask({ attempts: 3, say }), { callerKeys: ['12'] });
    const said = call.events.filter(({ event }) => event === 'said').map(({ text }) => text);
    expect(said).toEqual(['Your PIN?', 'Four digits, please.', 'I heard nothing.', 'I heard nothing.']);
    expect(action).toMatchObject({ attempts: 3, disposition: 'TIMEOUT' });
  });

  test('a wrong answer is reported as a failure', async () => {
    expect((await run(ask(), { callerKeys: 'abc' })).action).toMatchObject({ disposition: 'FAILED' });
  });

  test('a caller who hangs up instead of answering is reported as a hangup', async () => {
    const { call, path } = await run(ask(), { outcome: 'caller-hangs-up' });
    expect(path).toBe('/hangup');
    expect(call.state).toBe('caller-hung-up');
  });

  test('a signal interrupts it', async () => {
    const { path, action } = await run(ask(), { signals: ['exit'] });
    expect(path).toBe('/exit');
    expect(action).toMatchObject({ disposition: 'EXTERNAL_EVENT' });
  });
});

describe('conference', () => {
  const conference = { conference: { id: '1', name: 'room' } };

  test('it lasts until the caller leaves', async () => {
    expect((await run(conference, { hangsUp: 'caller' })).action).toEqual({
      name: 'room',
      duration: 60,
      disposition: 'HANGUP',
    });
    expect((await run(conference)).path).toBe('/continue');
  });

  test('a signal ends the conference', async () => {
    const { path, action } = await run(conference, { signals: ['exit'] });
    expect(path).toBe('/exit');
    expect(action).toEqual({ name: 'room', duration: 0, disposition: 'EXTERNAL_EVENT' });
  });
});

describe('the other verbs', () => {
  test('wait takes time and does not answer the call', async () => {
    const { result, call } = await run({ wait: { milliseconds: 7000 } });
    expect(result).toMatchObject({ sessionDuration: 7, state: 'RINGING' });
    expect(eventsOf(call)).not.toContain('answered');
  });

  test('a signal interrupts wait and say', async () => {
    expect((await run({ wait: { milliseconds: 7000 } }, { signals: ['exit'] })).path).toBe('/exit');
    expect((await run({ say: { value: 'Hello' } }, { signals: ['exit'] })).path).toBe('/exit');
  });

  test('answer answers the call', async () => {
    expect((await run({ answer: null })).result).toMatchObject({ state: 'ANSWERED' });
  });

  test.each([
    [{ startRecording: { url: 'https://example.com' } }, 'recording'],
    [{ stopRecording: null }, 'recording-stopped'],
    [{ generalLogSecurity: 'none' }, 'log-security'],
  ])('%j is noted', async (step, event) => {
    const { call, path } = await run(step);
    expect(eventsOf(call)).toContain(event);
    expect(path).toBe('/continue');
  });

  test('an audio file takes its own time', async () => {
    const { result } = await run({ say: { value: 'https://example.com/a.mp3' } });
    expect(result['sessionDuration']).toBe(7);
  });
});

describe('message', () => {
  const message = (more: Json): Json => ({ message: { to: '+12125550142', say: { value: 'Hi' }, ...more } });

  test.each<Json>([{}, { from: BOUGHT }, { from: '14155550100' }, { to: ['+12125550142', '+12125550143'] }])(
    'with %j the text goes to the first recipient only, and the call goes on',
    async (more) => {
      const { call, path } = await run(message({ name: 'm', ...more }));
      const delivered = call.events.filter(({ event }) => event === 'message-delivered');
      expect(delivered).toEqual([
        expect.objectContaining({ to: '+12125550142', text: 'Hi', network: 'SMS' }),
      ]);
      expect(path).toBe('/continue');
    },
  );

  test.each<Json>([{ from: '+12125550199' }, { to: 'nobody' }])(
    'with %j the text is not sent',
    async (more) => {
      const { call, path } = await run(message(more));
      expect(eventsOf(call)).toContain('message-failed');
      expect(path).toBe('/incomplete');
    },
  );
});

test('call is not possible during a call', async () => {
  const { path, result } = await run({ call: { to: '+12125550142' } });
  expect(path).toBe('/error');
  expect(result['error']).toContain('active call');
});
