import { describe, expect, test } from '@jest/globals';
import type { Call, CallEnded, Caller } from '../../../lib/calls/call.ts';
import type { Route } from '../../../lib/calls/decide.ts';
import { decide, decideAfter, decideScreening, pickMask } from '../../../lib/calls/decide.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import { TERMS } from '../../support/call-world.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/masks.ts';
import { ownedMask, releasedMask } from '../../support/owned-masks.ts';

const callFrom = (caller: Caller): Call => ({
  kind: 'call',
  id: 'call',
  account: undefined,
  masks: [MASK],
  hint: undefined,
  caller,
  callerMayBe: caller.kind === 'number' ? [caller.number] : [],
  isCallerNamed: caller.kind === 'other',
});
const CALL = callFrom({ kind: 'number', number: CALLER });

const connectTo = (callerId: string) => ({
  kind: 'connect',
  to: [NUMBER],
  callerId,
  ringSeconds: 20,
  limitSeconds: TERMS.limitSeconds,
  answer: 'direct',
});
/** A mask that has nothing against anybody. */
const routeTo = (mask: Route['mask'], changes: Partial<Route> = {}): Route => ({
  mask,
  isBlocked: false,
  isHidden: false,
  isCallerMask: false,
  ...changes,
});
const refuse = (reason: string) => ({ kind: 'refuse', reason });

describe('a call goes', () => {
  const past = { expiresAtSeconds: NOW_SECONDS - 1 };
  const now = { expiresAtSeconds: NOW_SECONDS };
  const soon = { expiresAtSeconds: NOW_SECONDS + 1 };

  test.each<[string, Partial<Mask>, object]>([
    ['to the number of an active mask', {}, connectTo(CALLER)],
    ['to the number of a mask in its last second', soon, connectTo(CALLER)],
    ['nowhere from the second in which a mask ends', now, refuse('expired-mask')],
    ['nowhere after the mask’s end', past, refuse('expired-mask')],
    ['nowhere while the mask is being ordered', { state: 'ordering' }, refuse('unknown-mask')],
    ['nowhere while it is ordered and over', { state: 'ordering', ...past }, refuse('unknown-mask')],
    ['nowhere while the mask is given back', { state: 'releasing' }, refuse('unknown-mask')],
    ['nowhere while it is given back in time', { state: 'releasing', ...soon }, refuse('unknown-mask')],
  ])('%s, by its state and its end', (_where, changes, expected) => {
    expect(decide(routeTo(ownedMask(changes)), CALL, TERMS)).toEqual(expected);
  });

  test('nowhere by a released mask', () => {
    expect(decide(routeTo(releasedMask()), CALL, TERMS)).toEqual(refuse('unknown-mask'));
  });

  test('nowhere by a mask that we do not have', () => {
    expect(decide(routeTo(undefined), CALL, TERMS)).toEqual(refuse('unknown-mask'));
  });

  test('nowhere when it may be for either of two', () => {
    expect(decide(routeTo('ambiguous'), CALL, TERMS)).toEqual(refuse('ambiguous-mask'));
  });
});

test.each<[Mask['callerId'], Caller, string]>([
  ['caller', { kind: 'number', number: CALLER }, CALLER],
  ['caller', { kind: 'withheld' }, MASK],
  ['caller', { kind: 'other' }, MASK],
  ['mask', { kind: 'number', number: CALLER }, MASK],
  ['mask', { kind: 'withheld' }, MASK],
  ['mask', { kind: 'other' }, MASK],
])('with callerId %s the person called by %j sees %s', (callerId, caller, shown) => {
  expect(decide(routeTo(ownedMask({ callerId })), callFrom(caller), TERMS)).toEqual(connectTo(shown));
});

describe('of a live mask', () => {
  const owner = callFrom({ kind: 'number', number: NUMBER });
  const withheld = callFrom({ kind: 'withheld' });
  const other = callFrom({ kind: 'other' });

  test.each<[string, Partial<Route>, Call, string]>([
    ['the number behind it is not connected to itself', {}, owner, 'owner-calling'],
    [
      'the number behind it is not connected, however the caller is spelled',
      {},
      { ...CALL, callerMayBe: [CALLER, NUMBER] },
      'owner-calling',
    ],
    ['a caller who is blocked is not connected', { isBlocked: true }, CALL, 'blocked-caller'],
    ['a withheld number is not connected when blocked', { isBlocked: true }, withheld, 'blocked-caller'],
    ['a caller without a number is not connected when blocked', { isBlocked: true }, other, 'blocked-caller'],
    ['a caller who is a mask goes in no circle', { isCallerMask: true }, CALL, 'caller-is-mask'],
    ['nobody is passed on from another mask', { isHidden: true }, CALL, 'mask-is-number'],
    ['the worst is told first', { isHidden: true, isCallerMask: true }, owner, 'mask-is-number'],
    [
      'a mask that calls is told before a block',
      { isCallerMask: true, isBlocked: true },
      CALL,
      'caller-is-mask',
    ],
  ])('%s, and the worst reason is told', (_rule, changes, call, reason) => {
    expect(decide(routeTo(ownedMask(), changes), call, TERMS)).toEqual(refuse(reason));
  });

  test.each([CALL, withheld, other])('everybody else is connected: $caller.kind', (call) => {
    expect(decide(routeTo(ownedMask()), call, TERMS)).toMatchObject({ kind: 'connect', to: [NUMBER] });
  });

  test('that has ended, a caller learns nothing else', () => {
    const over = ownedMask({ expiresAtSeconds: NOW_SECONDS });
    expect(decide(routeTo(over, { isBlocked: true }), owner, TERMS)).toEqual(refuse('expired-mask'));
  });

  test.each(['direct', 'press-1'] as const)('the person called answers as the mask says: %s', (answer) => {
    expect(decide(routeTo(ownedMask({ answer })), CALL, TERMS)).toMatchObject({ answer });
  });
});

describe('of the masks that the digits may stand for', () => {
  const here = ownedMask({ mask: e164('+14555550101') });
  const abroad = ownedMask({ mask: e164('+4555550101') });
  const pick = (owned: Parameters<typeof pickMask>[0], hint?: string) =>
    pickMask(owned, { hint: hint === undefined ? undefined : e164(hint) });

  test('none of ours is none', () => {
    expect(pick([])).toBeUndefined();
    expect(pick([], here.mask)).toBeUndefined();
  });

  test.each([here, abroad])('the only one of ours is taken, whatever is hinted at: $mask', (only) => {
    expect([pick([only]), pick([only], here.mask), pick([only], abroad.mask)]).toEqual([only, only, only]);
  });

  test('neither of two is taken when nothing, or nothing of ours, is hinted at', () => {
    expect([pick([here, abroad]), pick([here, abroad], NUMBER)]).toEqual(['ambiguous', 'ambiguous']);
  });

  test('the one is taken that is hinted at', () => {
    expect([pick([here, abroad], here.mask), pick([here, abroad], abroad.mask)]).toEqual([here, abroad]);
  });

  test.each([
    ['expired', { ...here, expiresAtSeconds: NOW_SECONDS }],
    ['on order', { ...here, state: 'ordering' as const }],
    ['being released', { ...here, state: 'releasing' as const }],
    ['released', releasedMask(here.mask)],
  ])(
    'one that is %s may be meant as well as a live one: only what hints at either decides',
    (_state, dead) => {
      expect(pick([dead, abroad])).toBe('ambiguous');
      expect(pick([dead, abroad], here.mask)).toBe(dead);
      expect(pick([abroad, dead], abroad.mask)).toBe(abroad);
      expect(pick([dead], abroad.mask)).toBe(dead);
    },
  );
});

test.each<[CallEnded['outcome'], boolean, object]>([
  ['busy', true, { kind: 'say', sentence: 'call-failed' }],
  ['failed', true, { kind: 'say', sentence: 'call-failed' }],
  ['no-answer', true, { kind: 'say', sentence: 'call-failed' }],
  ['abandoned', true, { kind: 'hang-up' }],
  ['connected', true, { kind: 'hang-up' }],
  ['unknown', true, { kind: 'hang-up' }],
  ['busy', false, { kind: 'hang-up' }],
  ['failed', false, { kind: 'hang-up' }],
  ['no-answer', false, { kind: 'hang-up' }],
  ['connected', false, { kind: 'hang-up' }],
])(
  'after a call that was %s, with a caller on the line (%s), the answer is %j',
  (outcome, callerListens, answer) => {
    const ended: CallEnded = {
      kind: 'ended',
      id: 'call',
      outcome,
      callerListens,
      connectedSeconds: undefined,
    };
    expect(decideAfter(ended)).toEqual(answer);
  },
);

test.each([
  [undefined, 'ask'],
  ['1', 'bridge'],
  ['', 'hang-up'],
  ['2', 'hang-up'],
  ['11', 'hang-up'],
  ['1#', 'hang-up'],
])('who has pressed %j before taking a call is dealt with by %s', (pressed, kind) => {
  expect(decideScreening({ kind: 'screening', id: '1', pressed })).toEqual({ kind });
});
