import type { E164 } from '../phone/e164.ts';
import { isPlausible } from '../phone/plans/is-plausible.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { Call, CallEnded, CarrierEvent, Screening } from './carrier-event.ts';
import type { Decision, RefusalReason } from './decision.ts';
import type { CallTicket } from './proofs/call-ticket.ts';
import type { Route, RouteToPeople } from './route.ts';

/** What we know about an event besides what the carrier says. */
export interface Known {
  readonly route: Route;
  /** The call that the event follows, if it came to an address with a ticket. */
  readonly ticket: CallTicket | undefined;
}

/** What applies to every call at this moment. */
export interface Terms {
  readonly nowSeconds: number;
  /** The carrier ends a call after this many seconds of talk, if its documents can say so. */
  readonly limitSeconds: number;
}

/** Long enough to reach for a telephone, shorter than most voicemails wait. */
const RING_SECONDS = 20;

const UNREACHED: ReadonlySet<CallEnded['outcome']> = new Set(['busy', 'failed', 'no-answer']);

const HANG_UP: Decision = { kind: 'hang-up' };

/** Decides what the carrier shall do about an event. Pure: everything it needs was read before. */
export const decide = (event: CarrierEvent, { route, ticket }: Known, terms: Terms): Decision => {
  switch (event.kind) {
    case 'call':
      return decideCall(event, route, terms);
    case 'screening':
      return decideScreening(event);
    case 'ended':
      return ticket === undefined ? HANG_UP : decideEnd(event);
    case 'text':
      return { kind: 'say', sentence: 'texts-not-taken' };
    case 'launch':
      return HANG_UP;
  }
};

/** The decision not to connect a call. */
export const refuse = (reason: RefusalReason): Decision => ({ kind: 'refuse', reason });

const decideCall = (call: Call, route: Route, terms: Terms): Decision => {
  if (route.kind === 'none') {
    return refuse(route.reason);
  }
  const found = REASONS_TO_REFUSE.find(({ holds }) => holds(route, call, terms));
  return found === undefined ? connect(call, route, terms) : refuse(found.reason);
};

interface ReasonToRefuse {
  readonly reason: RefusalReason;
  readonly holds: (route: RouteToPeople, call: Call, terms: Terms) => boolean;
}

/** Reasons to refuse a call, in the order of precedence: an expired mask gives away nothing else. */
const REASONS_TO_REFUSE: readonly ReasonToRefuse[] = [
  {
    reason: 'expired-mask',
    holds: ({ expiresAtSeconds = Number.POSITIVE_INFINITY }, _, { nowSeconds }) =>
      expiresAtSeconds <= nowSeconds,
  },
  { reason: 'mask-is-number', holds: ({ isHidden }) => isHidden },
  { reason: 'caller-is-mask', holds: ({ isCallerMask }) => isCallerMask },
  {
    reason: 'owner-calling',
    holds: ({ to }, { callerMayBe }) =>
      to.some((number) => callerMayBe.some((caller) => isSameLine(caller, number))),
  },
  { reason: 'blocked-caller', holds: ({ isBlocked }) => isBlocked },
];

const connect = (call: Call, route: RouteToPeople, { limitSeconds }: Terms): Decision => ({
  kind: 'connect',
  to: route.to,
  callerId: callerIdFor(call, route),
  ringSeconds: RING_SECONDS,
  limitSeconds,
  answer: route.answer,
});

/** Shows the mask for a caller without a number that a carrier would show: it is all that can be called back. */
const callerIdFor = ({ caller }: Call, { callerId, shownMask }: RouteToPeople): E164 =>
  callerId === 'caller' && caller.kind === 'number' && isPlausible(caller.number) ? caller.number : shownMask;

/** The person called accepts with 1. Any other key declines. */
const decideScreening = ({ pressed }: Screening): Decision => {
  if (pressed === undefined) {
    return { kind: 'ask' };
  }
  return pressed === '1' ? { kind: 'bridge' } : HANG_UP;
};

/** Decides what the caller hears when a connected call is over. */
const decideEnd = ({ callerListens, outcome }: CallEnded): Decision =>
  callerListens && UNREACHED.has(outcome) ? { kind: 'say', sentence: 'call-failed' } : HANG_UP;
