import { describe, expect, test } from '@jest/globals';
import type { Leg } from '../../../../simulators/support/calls/ring.ts';
import { outcomeOf, ring } from '../../../../simulators/support/calls/ring.ts';
import type { Outcome } from '../../../../simulators/support/calls/script.ts';
import { USUAL_SCRIPT } from '../../../../simulators/support/calls/script.ts';

const legs = (...outcomes: readonly Outcome[]): readonly Leg<string>[] =>
  outcomes.map((outcome, index) => ({ to: `leg ${index}`, outcome }));

describe('ringing several destinations at once', () => {
  test.each<[readonly Outcome[], string, number]>([
    [['answered'], 'leg 0', 4],
    [['voicemail', 'answered'], 'leg 1', 4],
    [['busy', 'voicemail'], 'leg 1', 15],
  ])('%j: the first to answer gets the call', (outcomes, to, seconds) => {
    expect(ring(legs(...outcomes), USUAL_SCRIPT, 30)).toMatchObject({ kind: 'answered', to, seconds });
  });

  test.each<[readonly Outcome[], string, number]>([
    [['busy'], 'busy', 4],
    [['busy', 'no-answer'], 'no-answer', 30],
    [['failed', 'rejected'], 'rejected', 3],
    [[], 'failed', 1],
    [['caller-gives-up'], 'failed', 1],
  ])('%j: without an answer, the slowest failure is the result', (outcomes, failure, seconds) => {
    expect(ring(legs(...outcomes), USUAL_SCRIPT, 30)).toMatchObject({ kind: 'failed', failure, seconds });
  });

  test('the caller can hang up before an answer', () => {
    const area = ring(legs('answered', 'caller-hangs-up'), USUAL_SCRIPT, 5);
    expect(area).toEqual({ kind: 'caller-left', seconds: 5 });
  });

  test('a destination that does not exist does not answer', () => {
    expect(ring([{ to: undefined, outcome: 'answered' }], USUAL_SCRIPT, 30)).toMatchObject({
      kind: 'failed',
    });
  });

  test('an answer after the time limit does not count', () => {
    const script = { ...USUAL_SCRIPT, ringSeconds: 20 };
    expect(ring(legs('answered'), script, 20)).toMatchObject({ kind: 'failed', failure: 'no-answer' });
  });
});

test('a destination can have an outcome of its own', () => {
  const script = { ...USUAL_SCRIPT, destinations: { '+12125550142': 'busy' as const } };
  expect(outcomeOf(script, '+12125550142')).toBe('busy');
  expect(outcomeOf(script, 'toString')).toBe('answered');
});
