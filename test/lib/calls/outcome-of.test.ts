import { describe, expect, test } from '@jest/globals';
import type { CarrierEvent } from '../../../lib/calls/carrier-event.ts';
import type { Decision } from '../../../lib/calls/decision.ts';
import { outcomeOf } from '../../../lib/calls/outcome-of.ts';
import type { CallTicket } from '../../../lib/calls/proofs/call-ticket.ts';
import { callReference } from '../../../lib/calls/proofs/call-ticket.ts';
import type { NoRoute, Route } from '../../../lib/calls/route.ts';
import { makeCall, makeRoute } from '../../support/calls/routes.ts';
import { CALLER, NUMBER } from '../../support/numbers/masks.ts';

const call = callReference('session-1');
const { maskId } = makeRoute();
const TICKET: CallTicket = { mask: maskId, call };
const NOWHERE: NoRoute = { kind: 'none', reason: 'unknown-mask' };
const HANG_UP: Decision = { kind: 'hang-up' };

const logged = (event: CarrierEvent, ticket: CallTicket | undefined = TICKET) =>
  outcomeOf(event, HANG_UP, { route: NOWHERE, ticket });

describe('the line of a call', () => {
  const lineOf = (decision: Decision, route: Route) =>
    outcomeOf(makeCall(), decision, { route, ticket: undefined });

  test('names the mask and the call without a number where it is connected', () => {
    const connect: Decision = {
      kind: 'connect',
      to: [NUMBER],
      callerId: CALLER,
      ringSeconds: 20,
      limitSeconds: 3600,
      answer: 'direct',
    };
    expect(lineOf(connect, makeRoute())).toEqual({ event: 'call-connected', call, mask: maskId });
  });

  test.each<[Route, object]>([
    [makeRoute(), { mask: maskId }],
    [{ ...NOWHERE, maskId }, { mask: maskId }],
    [NOWHERE, {}],
  ])('says why it is refused, and names the mask where one is on file', (route, mask) => {
    const line = lineOf({ kind: 'refuse', reason: 'expired-mask' }, route);
    expect(line).toEqual({ event: 'call-refused', call, reason: 'expired-mask', ...mask });
  });
});

describe('the end of a call', () => {
  const ended = { kind: 'ended', id: 'session-1', outcome: 'busy', callerListens: true } as const;

  test.each([
    [undefined, {}],
    [0, { connectedSeconds: 0 }],
    [145, { connectedSeconds: 145 }],
  ])('is logged with %s seconds of talk', (connectedSeconds, seconds) => {
    expect(logged({ ...ended, connectedSeconds })).toEqual({
      event: 'call-ended',
      mask: maskId,
      call,
      reason: 'busy',
      ...seconds,
    });
  });

  test('is logged under the call of the ticket, whichever the carrier names', () => {
    expect(logged({ ...ended, id: 'another', connectedSeconds: 1 })).toMatchObject({ call });
  });

  test('is ignored where it came to no address of a call that we answered', () => {
    const known = { route: NOWHERE, ticket: undefined };
    expect(outcomeOf({ ...ended, connectedSeconds: 145 }, HANG_UP, known)).toEqual({
      event: 'result-ignored',
    });
  });
});

test.each([
  [undefined, 'call-offered'],
  ['1', 'call-accepted'],
  ['2', 'call-declined'],
  ['', 'call-declined'],
])('screening with the key %j is logged as %s', (pressed, event) => {
  expect(logged({ kind: 'screening', id: '1', pressed })).toEqual({ event, ...TICKET });
});

test('a text and a launch are logged, and nothing of them', () => {
  expect(logged({ kind: 'text', id: '1', account: undefined })).toEqual({ event: 'text-answered' });
  expect(logged({ kind: 'launch', id: '1', account: undefined })).toEqual({ event: 'launch-ignored' });
});
