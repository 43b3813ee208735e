import type { Outcome } from '../log/outcome.ts';
import type { RouteFound } from '../masks/route-reader.ts';
import type { Call, CallEnded, CarrierMessage } from './call.ts';
import { callReference } from './call-token.ts';
import { decide, decideAfter, pickRoute } from './decide.ts';
import type { Decision } from './decision.ts';

/** What the carrier is told, and what the log says of it. */
export interface Ruling {
  readonly decision: Decision;
  readonly outcome: Outcome;
}

/** Rules on anything that a carrier sends. Pure: all that it needs to know was read before. */
export const rule = (message: CarrierMessage, found: RouteFound, nowSeconds: number): Ruling => {
  switch (message.kind) {
    case 'call':
      return ruleCall(message, found, nowSeconds);
    case 'ended':
      return { decision: decideAfter(message), outcome: ended(message) };
    case 'text':
      return { decision: { kind: 'say', sentence: 'texts-not-taken' }, outcome: { event: 'text-answered' } };
    case 'launch':
      return { decision: { kind: 'hang-up' }, outcome: { event: 'launch-ignored' } };
  }
};

const ruleCall = (call: Call, { masks, webhookKey }: RouteFound, nowSeconds: number): Ruling => {
  const owned = masks.filter(
    (mask) => mask.state === 'released' || mask.connection === webhookKey?.connection,
  );
  const route = pickRoute(owned, call, nowSeconds);
  const decision = decide(route, call, nowSeconds);
  const outcome: Outcome = {
    event: decision.kind === 'connect' ? 'call-connected' : 'call-refused',
    call: callReference(call.id),
    ...(decision.kind === 'refuse' && { reason: decision.reason }),
    ...(typeof route === 'object' && route.state !== 'released' && { mask: route.id }),
  };
  return { decision, outcome };
};

const ended = ({ id, outcome, connectedSeconds }: CallEnded): Outcome => ({
  event: 'call-ended',
  call: callReference(id),
  reason: outcome,
  ...(connectedSeconds !== undefined && { connectedSeconds }),
});
