import type { Call } from '../../../lib/calls/carrier-event.ts';
import type { RouteToPeople } from '../../../lib/calls/route.ts';
import { CALLER, MASK, NUMBER } from '../numbers/masks.ts';
import { ownedMask } from '../numbers/owned-masks.ts';

/** The route of a caller against whom nothing speaks. */
export const makeRoute = (changes: Partial<RouteToPeople> = {}): RouteToPeople => ({
  kind: 'people',
  maskId: ownedMask().id,
  to: [NUMBER],
  callerId: 'caller',
  shownMask: MASK,
  answer: 'direct',
  limit: undefined,
  expiresAtSeconds: undefined,
  isBlocked: false,
  isHidden: false,
  isCallerMask: false,
  ...changes,
});

export const makeCall = (changes: Partial<Call> = {}): Call => ({
  kind: 'call',
  id: 'session-1',
  account: undefined,
  masks: [MASK],
  hint: undefined,
  caller: { kind: 'number', number: CALLER },
  callerMayBe: [CALLER],
  isCallerNamed: false,
  ...changes,
});
