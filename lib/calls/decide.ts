import type { E164 } from '../phone/e164.ts';
import type { Call, CallEnded, CarrierEvent, Screening } from './carrier-event.ts';
import type { Decision, RefusalReason } from './decision.ts';
import type { CallTicket } from './proofs/call-ticket.ts';
import type { Route, RouteToPeople } from './route.ts';

/** What is known of an event besides what the carrier says. */
export interface Known {
  readonly route: Route;
  /** The call that the event is about, where it came to the address for what follows a call. */
  readonly ticket: CallTicket | undefined;
}

/** What holds for every call at this moment. */
export interface Terms {
  readonly nowSeconds: number;
  /** The carrier ends a call after so many seconds of talk, where it can be told so. */
  readonly limitSeconds: number;
}

/** Long enough to reach for a telephone, shorter than most voicemails wait. */
const RING_SECONDS = 20;

const UNREACHED: ReadonlySet<CallEnded['outcome']> = new Set(['busy', 'failed', 'no-answer']);

const HANG_UP: Decision = { kind: 'hang-up' };

/** Says what the carrier is told to do about an event. Pure: all that it needs to know was read before. */
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
  const objection = OBJECTIONS.find(({ holds }) => holds(route, call, terms));
  return objection === undefined ? connect(call, route, terms) : refuse(objection.reason);
};

interface Objection {
  readonly reason: RefusalReason;
  readonly holds: (route: RouteToPeople, call: Call, terms: Terms) => boolean;
}

/** What speaks against a call, the worst first: a caller learns nothing else of a mask that has expired. */
const OBJECTIONS: readonly Objection[] = [
  {
    reason: 'expired-mask',
    holds: ({ expiresAtSeconds = Number.POSITIVE_INFINITY }, _, { nowSeconds }) =>
      expiresAtSeconds <= nowSeconds,
  },
  { reason: 'mask-is-number', holds: ({ isHidden }) => isHidden },
  { reason: 'caller-is-mask', holds: ({ isCallerMask }) => isCallerMask },
  {
    reason: 'owner-calling',
    holds: ({ to }, { callerMayBe }) => to.some((number) => callerMayBe.includes(number)),
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

/** A caller without a number is shown as the mask: there is nothing better that could be called back. */
const callerIdFor = ({ caller }: Call, { callerId, shownMask }: RouteToPeople): E164 =>
  callerId === 'caller' && caller.kind === 'number' ? caller.number : shownMask;

/** The person called has to press 1 to get the call. Any other key is a no. */
const decideScreening = ({ pressed }: Screening): Decision => {
  if (pressed === undefined) {
    return { kind: 'ask' };
  }
  return pressed === '1' ? { kind: 'bridge' } : HANG_UP;
};

/** Says what the caller hears once the call that we connected is over. */
const decideEnd = ({ callerListens, outcome }: CallEnded): Decision =>
  callerListens && UNREACHED.has(outcome) ? { kind: 'say', sentence: 'call-failed' } : HANG_UP;
