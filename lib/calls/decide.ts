import type { Mask } from '../masks/mask.ts';
import { isLive } from '../masks/mask.ts';
import type { ReleasedNumber } from '../numbers/owned-number.ts';
import type { E164 } from '../phone/e164.ts';
import type { Call, CallEnded, Screening } from './call.ts';
import type { Decision, RefusalReason, ScreeningDecision } from './decision.ts';

/** What the table says about the mask that was dialled, and about who dials it. */
export interface Route {
  readonly mask: Mask | ReleasedNumber | 'ambiguous' | undefined;
  /** The owner of the mask does not want this caller. */
  readonly isBlocked: boolean;
  /** The mask is also the number behind another mask: a call to that one would go on to here. */
  readonly isHidden: boolean;
  /** The caller's number is a mask: the call has passed through us once already. */
  readonly isCallerMask: boolean;
}

/** What holds for every call at this moment. */
export interface Terms {
  readonly nowSeconds: number;
  /** After so many seconds of talk a call is ended, where the carrier can be told so. */
  readonly limitSeconds: number;
}

/** Long enough to reach for a telephone, shorter than most voicemails wait. */
const RING_SECONDS = 20;

const UNREACHED: ReadonlySet<CallEnded['outcome']> = new Set(['busy', 'failed', 'no-answer']);

/**
 * Picks the mask that was dialled from those that the digits may stand for. Where they fit two masks of ours, in whatever
 * state, and nothing hints at one, neither is taken: a guess could reach the wrong person.
 */
export const pickMask = (
  owned: readonly (Mask | ReleasedNumber)[],
  { hint }: Pick<Call, 'hint'>,
): Route['mask'] => (owned.length > 1 ? (owned.find(({ mask }) => mask === hint) ?? 'ambiguous') : owned[0]);

/** Says where a call goes. */
export const decide = (route: Route, call: Call, { nowSeconds, limitSeconds }: Terms): Decision => {
  const { mask } = route;
  if (mask === 'ambiguous') {
    return refuse('ambiguous-mask');
  }
  if (mask === undefined || mask.state !== 'active') {
    return refuse('unknown-mask');
  }
  if (!isLive(mask, nowSeconds)) {
    return refuse('expired-mask');
  }
  const objection = OBJECTIONS.find(({ holds }) => holds(route, mask, call));
  return objection === undefined ? connect(mask, call, limitSeconds) : refuse(objection.reason);
};

interface Objection {
  readonly reason: RefusalReason;
  readonly holds: (route: Route, mask: Mask, call: Call) => boolean;
}

/** What speaks against a call to a live mask, the worst first. */
const OBJECTIONS: readonly Objection[] = [
  { reason: 'mask-is-number', holds: ({ isHidden }) => isHidden },
  { reason: 'caller-is-mask', holds: ({ isCallerMask }) => isCallerMask },
  { reason: 'owner-calling', holds: (_, { number }, { callerMayBe }) => callerMayBe.includes(number) },
  { reason: 'blocked-caller', holds: ({ isBlocked }) => isBlocked },
];

const connect = (mask: Mask, call: Call, limitSeconds: number): Decision => ({
  kind: 'connect',
  to: [mask.number],
  callerId: callerIdFor(mask, call),
  ringSeconds: RING_SECONDS,
  limitSeconds,
  answer: mask.answer,
});

/** The decision not to connect a call. */
export const refuse = (reason: RefusalReason): Extract<Decision, { kind: 'refuse' }> => ({
  kind: 'refuse',
  reason,
});

/** Says what the caller hears once the call that we connected is over. */
export const decideAfter = ({ callerListens, outcome }: CallEnded): Decision =>
  callerListens && UNREACHED.has(outcome) ? { kind: 'say', sentence: 'call-failed' } : { kind: 'hang-up' };

/** Says what becomes of the person called, who has to press 1 to get the call. Any other key is a no. */
export const decideScreening = ({ pressed }: Screening): Decision | ScreeningDecision => {
  if (pressed === undefined) {
    return { kind: 'ask' };
  }
  return { kind: pressed === '1' ? 'bridge' : 'hang-up' };
};

/** A caller without a number is shown as the mask: there is nothing better that could be called back. */
const callerIdFor = (mask: Mask, call: Call): E164 =>
  mask.callerId === 'caller' && call.caller.kind === 'number' ? call.caller.number : mask.mask;
