import { describe, expect, test } from '@jest/globals';
import type { Call } from '../../../lib/calls/call.ts';
import { callReference } from '../../../lib/calls/call-token.ts';
import { rule } from '../../../lib/calls/rule.ts';
import type { Block } from '../../../lib/masks/block.ts';
import type { RouteFound } from '../../../lib/masks/route-reader.ts';
import { TERMS } from '../../support/call-world.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/masks.ts';
import { OTHER_CONNECTION, ownedMask, releasedMask } from '../../support/owned-masks.ts';

const CALL: Call = {
  kind: 'call',
  id: 'session-1',
  account: undefined,
  masks: [MASK],
  hint: undefined,
  caller: { kind: 'number', number: CALLER },
  callerMayBe: [CALLER],
  isCallerNamed: false,
};
const call = callReference('session-1');
const mask = ownedMask();
const ON_TERMS = { ...TERMS, connection: 'tropo' };

const NOTHING: RouteFound = { masks: [], blocks: [], hidden: [], callingMasks: [], webhookKey: undefined };
const ruleOn = (masks: RouteFound['masks'], message: Call = CALL, changes: Partial<RouteFound> = {}) =>
  rule(message, { ...NOTHING, masks, ...changes }, { ...ON_TERMS, ticket: undefined });

describe('a call', () => {
  test('is connected, and the log names the mask and the call without a number', () => {
    expect(ruleOn([mask])).toEqual({
      decision: expect.objectContaining({ kind: 'connect', to: [NUMBER], callerId: CALLER }),
      outcome: { event: 'call-connected', call, mask: mask.id },
      connectsBy: mask,
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
    ['either of two masks', [mask, ownedMask({ mask: e164('+4155550123') })], 'ambiguous-mask'],
    ['live mask or a released one', [mask, releasedMask(e164('+4155550123'))], 'ambiguous-mask'],
    ['released mask or a live one', [releasedMask(e164('+4155550123')), mask], 'ambiguous-mask'],
  ])('is refused for a %s, and the log names no mask', (_what, masks, reason) => {
    const { decision, outcome } = ruleOn(masks);
    expect(decision).toEqual({ kind: 'refuse', reason });
    expect(outcome).toEqual({ event: 'call-refused', call, reason });
  });

  test('is not made ambiguous by a mask of another connection, even one hinted at', () => {
    const foreign = ownedMask({ mask: e164('+4155550123'), connection: OTHER_CONNECTION });
    const { outcome } = ruleOn([mask, foreign], { ...CALL, hint: foreign.mask });
    expect(outcome).toMatchObject({ event: 'call-connected', mask: mask.id });
  });

  test('is connected to nobody when the key is unknown', () => {
    const { decision } = rule(
      CALL,
      { ...NOTHING, masks: [mask] },
      { ...TERMS, connection: undefined, ticket: undefined },
    );
    expect(decision).toEqual({ kind: 'refuse', reason: 'unknown-mask' });
  });
});

describe('what the table has against a call', () => {
  const other = ownedMask({ mask: e164('+14155550199') });
  const block: Block = {
    mask: MASK,
    maskId: mask.id,
    caller: CALLER,
    createdAt: '2026-11-20T12:00:00Z',
    etag: 'etag-1',
  };

  test.each<[string, Partial<RouteFound>, string]>([
    ['a block', { blocks: [block] }, 'blocked-caller'],
    ['a mask that calls', { callingMasks: [other] }, 'caller-is-mask'],
    ['an expired mask that calls', { callingMasks: [{ ...other, expiresAtSeconds: 1 }] }, 'caller-is-mask'],
    ['a mask on order that calls', { callingMasks: [{ ...other, state: 'ordering' }] }, 'caller-is-mask'],
    ['a mask that is hidden itself', { hidden: [MASK] }, 'mask-is-number'],
  ])('refuses it, and the log names the mask: %s', (_what, found, reason) => {
    expect(ruleOn([mask], CALL, found)).toEqual({
      decision: { kind: 'refuse', reason },
      outcome: { event: 'call-refused', call, mask: mask.id, reason },
    });
  });

  test.each<[string, Partial<RouteFound>]>([
    ['a block of an earlier mask of that number', { blocks: [{ ...block, maskId: other.id }] }],
    ['a number that was a mask once', { callingMasks: [releasedMask(CALLER)] }],
    ['another mask that is hidden itself', { hidden: [other.mask] }],
  ])('lets it through: %s', (_what, found) => {
    expect(ruleOn([mask], CALL, found)).toMatchObject({ connectsBy: mask });
  });

  test('says nothing of a mask that is not ours', () => {
    const found = { blocks: [block], hidden: [MASK] };
    expect(ruleOn([], CALL, found).decision).toEqual({ kind: 'refuse', reason: 'unknown-mask' });
  });
});

describe('the end of a call', () => {
  const ended = { kind: 'ended', id: 'session-1', outcome: 'busy', callerListens: true } as const;

  test.each([
    [undefined, {}],
    [0, { connectedSeconds: 0 }],
    [145, { connectedSeconds: 145 }],
  ])('is logged with %s seconds of talk', (connectedSeconds, logged) => {
    expect(
      rule({ ...ended, connectedSeconds }, NOTHING, { ...ON_TERMS, ticket: { mask: mask.id, call } }),
    ).toEqual({
      decision: { kind: 'say', sentence: 'call-failed' },
      outcome: { event: 'call-ended', mask: mask.id, call, reason: 'busy', ...logged },
    });
  });

  test('says nothing where it came to no address of a call that we answered', () => {
    const terms = { ...ON_TERMS, ticket: undefined };
    expect(rule({ ...ended, connectedSeconds: 145 }, NOTHING, terms)).toEqual({
      decision: { kind: 'hang-up' },
      outcome: { event: 'result-ignored' },
    });
  });
});

test('a text is answered with a sentence', () => {
  expect(
    rule({ kind: 'text', id: '1', account: undefined }, NOTHING, { ...ON_TERMS, ticket: undefined }),
  ).toEqual({
    decision: { kind: 'say', sentence: 'texts-not-taken' },
    outcome: { event: 'text-answered' },
  });
});

test('a session that nobody dialled is ended', () => {
  expect(
    rule({ kind: 'launch', id: '1', account: undefined }, NOTHING, { ...ON_TERMS, ticket: undefined }),
  ).toEqual({
    decision: { kind: 'hang-up' },
    outcome: { event: 'launch-ignored' },
  });
});
