import type { Mask, ReleasedMask } from '../masks/mask.ts';
import { isLive } from '../masks/mask.ts';
import type { E164 } from '../phone/e164.ts';
import type { Call, CallEnded } from './call.ts';
import type { Decision } from './decision.ts';

/** What the table says about the mask that was dialled. */
export type Route = Mask | ReleasedMask | 'ambiguous' | undefined;

/** Long enough to reach for a telephone, shorter than most voicemails wait. */
const RING_SECONDS = 20;

const UNREACHED: ReadonlySet<CallEnded['outcome']> = new Set(['busy', 'failed', 'no-answer']);

/**
 * Picks the mask that was dialled from those that the digits may stand for. Where they fit two live masks of ours and
 * nothing hints at one, neither is taken: a guess could reach the wrong person.
 */
export const pickRoute = (
  owned: readonly (Mask | ReleasedMask)[],
  { hint }: Pick<Call, 'hint'>,
  nowSeconds: number,
): Route => {
  const live = owned.filter((mask) => isLive(mask, nowSeconds));
  if (live.length > 1) {
    return live.find(({ mask }) => mask === hint) ?? 'ambiguous';
  }
  return live[0] ?? owned[0];
};

/** Says where a call goes. */
export const decide = (route: Route, call: Call, nowSeconds: number): Decision => {
  if (route === 'ambiguous') {
    return { kind: 'refuse', reason: 'ambiguous-mask' };
  }
  if (route === undefined || route.state !== 'active') {
    return { kind: 'refuse', reason: 'unknown-mask' };
  }
  return isLive(route, nowSeconds)
    ? { kind: 'connect', to: [route.number], callerId: callerIdFor(route, call), ringSeconds: RING_SECONDS }
    : { kind: 'refuse', reason: 'expired-mask' };
};

/** Says what the caller hears once the call that we connected is over. */
export const decideAfter = ({ callerListens, outcome }: CallEnded): Decision =>
  callerListens && UNREACHED.has(outcome) ? { kind: 'say', sentence: 'call-failed' } : { kind: 'hang-up' };

/** A caller without a number is shown as the mask: there is nothing better that could be called back. */
const callerIdFor = (route: Mask, call: Call): E164 =>
  route.callerId === 'caller' && call.caller.kind === 'number' ? call.caller.number : route.mask;
