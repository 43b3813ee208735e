import { describe, expect, test } from '@jest/globals';
import type { Call, CallEnded, Caller, CarrierEvent } from '../../../lib/calls/carrier-event.ts';
import { decide } from '../../../lib/calls/decide.ts';
import type { CallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { callReference } from '../../../lib/calls/proofs/call-ticket.ts';
import type { NoRoute, Route, RouteToPeople, ShownCaller } from '../../../lib/calls/route.ts';
import { TERMS } from '../../support/calls/call-world.ts';
import { makeCall, makeRoute } from '../../support/calls/routes.ts';
import { CALLER, e164, MASK, NOW_SECONDS, NUMBER } from '../../support/numbers/masks.ts';

const callFrom = (caller: Caller): Call =>
  makeCall({
    caller,
    callerMayBe: caller.kind === 'number' ? [caller.number] : [],
    isCallerNamed: caller.kind === 'other',
  });
const CALL = callFrom({ kind: 'number', number: CALLER });
const NOWHERE: NoRoute = { kind: 'none', reason: 'unknown-mask' };
const TICKET: CallTicket = { mask: makeRoute().maskId, call: callReference('session-1') };

const decideCall = (route: Route, call: Call = CALL) => decide(call, { route, ticket: undefined }, TERMS);
const decideLater = (event: CarrierEvent, ticket: CallTicket | undefined = TICKET) =>
  decide(event, { route: NOWHERE, ticket }, TERMS);

const connectTo = (callerId: string) => ({
  kind: 'connect',
  to: [NUMBER],
  callerId,
  ringSeconds: 20,
  limitSeconds: TERMS.limitSeconds,
  answer: 'direct',
});
const refuse = (reason: string) => ({ kind: 'refuse', reason });

test.each(['+11115550123', '+10125550123', '+811055500', '+10000123456', '+9991234567', '+4402079460123'])(
  'a caller whose number a carrier would refuse to show is connected, and the mask is shown: %s',
  (caller) => {
    const call = callFrom({ kind: 'number', number: e164(caller) });
    expect(decideCall(makeRoute({ callerId: 'caller' }), call)).toEqual(connectTo(MASK));
  },
);

test.each(['+14365550123', '+819012345678', '+5491123456789', '+442079460123', '+393331234567'])(
  'a caller whose number may be one is shown: %s',
  (caller) => {
    const call = callFrom({ kind: 'number', number: e164(caller) });
    expect(decideCall(makeRoute({ callerId: 'caller' }), call)).toEqual(connectTo(caller));
  },
);

describe('a call goes', () => {
  test.each<[string, Partial<RouteToPeople>, object]>([
    ['to the people of its route', {}, connectTo(CALLER)],
    ['to the people of a route in its last second', { expiresAtSeconds: NOW_SECONDS + 1 }, connectTo(CALLER)],
    [
      'nowhere from the second in which the route ends',
      { expiresAtSeconds: NOW_SECONDS },
      refuse('expired-mask'),
    ],
    ['nowhere after the route’s end', { expiresAtSeconds: NOW_SECONDS - 1 }, refuse('expired-mask')],
  ])('%s, by its end', (_where, changes, expected) => {
    expect(decideCall(makeRoute(changes))).toEqual(expected);
  });

  test.each(['unknown-mask', 'ambiguous-mask'] as const)('nowhere without a route: %s', (reason) => {
    expect(decideCall({ kind: 'none', reason })).toEqual(refuse(reason));
    expect(decideCall({ kind: 'none', reason, maskId: TICKET.mask })).toEqual(refuse(reason));
  });

  test('to several people at once, and the caller may be none of them', () => {
    const to = [NUMBER, e164('+12125550113')];
    expect(decideCall(makeRoute({ to }))).toEqual({ ...connectTo(CALLER), to });
    for (const number of to) {
      expect(decideCall(makeRoute({ to }), callFrom({ kind: 'number', number }))).toEqual(
        refuse('owner-calling'),
      );
    }
  });
});

test.each<[ShownCaller, Caller, string]>([
  ['caller', { kind: 'number', number: CALLER }, CALLER],
  ['caller', { kind: 'withheld' }, MASK],
  ['caller', { kind: 'other' }, MASK],
  ['mask', { kind: 'number', number: CALLER }, MASK],
  ['mask', { kind: 'withheld' }, MASK],
  ['mask', { kind: 'other' }, MASK],
])('with callerId %s the person called by %j sees %s', (callerId, caller, shown) => {
  expect(decideCall(makeRoute({ callerId }), callFrom(caller))).toEqual(connectTo(shown));
});

describe('of a live mask', () => {
  const owner = callFrom({ kind: 'number', number: NUMBER });
  const withheld = callFrom({ kind: 'withheld' });
  const other = callFrom({ kind: 'other' });

  test.each<[string, Partial<RouteToPeople>, Call, string]>([
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
    ['a mask that calls is told before its owner', { isCallerMask: true }, owner, 'caller-is-mask'],
    ['its owner is told before a block', { isBlocked: true }, owner, 'owner-calling'],
  ])('%s, and the worst reason is told', (_objection, changes, call, reason) => {
    expect(decideCall(makeRoute(changes), call)).toEqual(refuse(reason));
  });

  test.each([CALL, withheld, other])('everybody else is connected: $caller.kind', (call) => {
    expect(decideCall(makeRoute(), call)).toMatchObject({ kind: 'connect', to: [NUMBER] });
  });

  test('that has ended, a caller learns nothing else', () => {
    const over = { expiresAtSeconds: NOW_SECONDS, isBlocked: true, isHidden: true, isCallerMask: true };
    expect(decideCall(makeRoute(over), owner)).toEqual(refuse('expired-mask'));
  });

  test.each(['direct', 'press-1'] as const)('the person called answers as the mask says: %s', (answer) => {
    expect(decideCall(makeRoute({ answer }))).toMatchObject({ answer });
  });
});

const endedAs = (outcome: CallEnded['outcome'], callerListens = true): CallEnded => ({
  kind: 'ended',
  id: 'call',
  outcome,
  callerListens,
  connectedSeconds: undefined,
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
    expect(decideLater(endedAs(outcome, callerListens))).toEqual(answer);
  },
);

test('the end of a call says nothing where it came to no address of a call that we answered', () => {
  expect(decide(endedAs('busy'), { route: NOWHERE, ticket: undefined }, TERMS)).toEqual({ kind: 'hang-up' });
});

test.each([
  [undefined, 'ask'],
  ['1', 'bridge'],
  ['', 'hang-up'],
  ['2', 'hang-up'],
  ['11', 'hang-up'],
  ['1#', 'hang-up'],
])('who has pressed %j before taking a call is dealt with by %s', (pressed, kind) => {
  expect(decideLater({ kind: 'screening', id: '1', pressed })).toEqual({ kind });
});

test('a text is answered with a sentence', () => {
  expect(decideLater({ kind: 'text', id: '1', account: undefined })).toEqual({
    kind: 'say',
    sentence: 'texts-not-taken',
  });
});

test('a session that nobody dialled is ended', () => {
  expect(decideLater({ kind: 'launch', id: '1', account: undefined })).toEqual({ kind: 'hang-up' });
});
