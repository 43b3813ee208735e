import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../lib/calls/call.ts';
import { callReference } from '../../../lib/calls/call-token.ts';
import { rule } from '../../../lib/calls/rule.ts';
import type { RouteFound } from '../../../lib/masks/route-reader.ts';
import { e164, NOW_SECONDS } from '../../support/masks.ts';
import {
  CALLER,
  MASK,
  NUMBER,
  OTHER_CONNECTION,
  ownedMask,
  releasedMask,
} from '../../support/owned-masks.ts';

const CALL: Call = {
  kind: 'call',
  id: 'session-1',
  account: undefined,
  masks: [MASK],
  hint: undefined,
  caller: { kind: 'number', number: CALLER },
};
const call = callReference('session-1');
const mask = ownedMask();
const webhookKey = { connection: 'tropo' } as const;

const ruleOn = (masks: RouteFound['masks'], message: Call = CALL) =>
  rule(message, { masks, webhookKey }, NOW_SECONDS);

describe('a call', () => {
  test('is connected, and the log names the mask and the call without a number', () => {
    expect(ruleOn([mask])).toEqual({
      decision: { kind: 'connect', to: [NUMBER], callerId: CALLER, ringSeconds: 20 },
      outcome: { event: 'call-connected', call, mask: mask.id },
    });
  });

  test('is refused for an expired mask, which the log names', () => {
    const expired = ownedMask({ expiresAtSeconds: NOW_SECONDS });
    expect(ruleOn([expired])).toEqual({
      decision: { kind: 'refuse', reason: 'expired-mask' },
      outcome: { event: 'call-refused', call, mask: mask.id, reason: 'expired-mask' },
    });
  });

  test.each([
    ['released mask', [releasedMask()], 'unknown-mask'],
    ['mask of nobody', [], 'unknown-mask'],
    ['mask of another connection', [ownedMask({ connection: OTHER_CONNECTION })], 'unknown-mask'],
    ['either of two masks', [mask, ownedMask({ mask: e164('+4155550100') })], 'ambiguous-mask'],
  ])('is refused for a %s, and the log names no mask', (_what, masks, reason) => {
    const { decision, outcome } = ruleOn(masks);
    expect(decision).toEqual({ kind: 'refuse', reason });
    expect(outcome).toEqual({ event: 'call-refused', call, reason });
  });

  test('is not made ambiguous by a mask of another connection, even one hinted at', () => {
    const foreign = ownedMask({ mask: e164('+4155550100'), connection: OTHER_CONNECTION });
    const { outcome } = ruleOn([mask, foreign], { ...CALL, hint: foreign.mask });
    expect(outcome).toMatchObject({ event: 'call-connected', mask: mask.id });
  });

  test('is connected to nobody when the key is unknown', () => {
    const { decision } = rule(CALL, { masks: [mask], webhookKey: undefined }, NOW_SECONDS);
    expect(decision).toEqual({ kind: 'refuse', reason: 'unknown-mask' });
  });
});

describe('the end of a call', () => {
  const ended = { kind: 'ended', id: 'session-1', outcome: 'busy', callerListens: true } as const;

  test.each([
    [undefined, {}],
    [0, { connectedSeconds: 0 }],
    [145, { connectedSeconds: 145 }],
  ])('is logged with %s seconds of talk', (connectedSeconds, logged) => {
    const found = { masks: [], webhookKey };
    expect(rule({ ...ended, connectedSeconds }, found, NOW_SECONDS)).toEqual({
      decision: { kind: 'say', sentence: 'call-failed' },
      outcome: { event: 'call-ended', call, reason: 'busy', ...logged },
    });
  });
});

test('a text is answered with a sentence', () => {
  const found = { masks: [], webhookKey };
  expect(rule({ kind: 'text', id: '1', account: undefined }, found, NOW_SECONDS)).toEqual({
    decision: { kind: 'say', sentence: 'texts-not-taken' },
    outcome: { event: 'text-answered' },
  });
});

test('a session that nobody dialled is ended', () => {
  const found = { masks: [], webhookKey };
  expect(rule({ kind: 'launch', id: '1', account: undefined }, found, NOW_SECONDS)).toEqual({
    decision: { kind: 'hang-up' },
    outcome: { event: 'launch-ignored' },
  });
});
