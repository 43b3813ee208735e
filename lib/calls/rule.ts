import type { ConnectionName } from '../carriers/connection.ts';
import type { Mask } from '../masks/mask.ts';
import type { Outcome } from '../outcome.ts';
import type { Call, CallEnded, CarrierMessage } from './call.ts';
import type { CallTicket } from './call-ticket.ts';
import { callReference } from './call-ticket.ts';
import type { Route, Terms } from './decide.ts';
import { decide, decideAfter, pickMask } from './decide.ts';
import type { Decision } from './decision.ts';
import type { RouteFound } from './route-reader.ts';

/** What the carrier is told, and what the log says of it. */
export interface Ruling {
  readonly decision: Decision;
  readonly outcome: Outcome;
  /** The mask by which the call is to be connected, if nobody has called too often. */
  readonly connectsBy?: Mask;
}

export interface RuleTerms extends Terms {
  /** By which the message came in: only its masks count. */
  readonly connection: ConnectionName | undefined;
  /** The call that the message is about, where it came to the address for the results of one. */
  readonly ticket: CallTicket | undefined;
}

/** Rules on anything that a carrier sends. Pure: all that it needs to know was read before. */
export const rule = (message: CarrierMessage, found: RouteFound, terms: RuleTerms): Ruling => {
  switch (message.kind) {
    case 'call':
      return ruleCall(message, found, terms);
    case 'ended':
      return ruleEnd(message, terms.ticket);
    case 'text':
      return { decision: { kind: 'say', sentence: 'texts-not-taken' }, outcome: { event: 'text-answered' } };
    case 'launch':
      return { decision: { kind: 'hang-up' }, outcome: { event: 'launch-ignored' } };
  }
};

const ruleCall = (call: Call, found: RouteFound, terms: RuleTerms): Ruling => {
  const route = routeOf(call, found, terms);
  const mask = onFile(route.mask);
  const decision = decide(route, call, terms);
  const outcome: Outcome = {
    event: decision.kind === 'connect' ? 'call-connected' : 'call-refused',
    call: callReference(call.id),
    ...(decision.kind === 'refuse' && { reason: decision.reason }),
    ...(mask !== undefined && { mask: mask.id }),
  };
  return {
    decision,
    outcome,
    ...(decision.kind === 'connect' && mask !== undefined && { connectsBy: mask }),
  };
};

/** What the table says of this call: only masks of the connection that the call came in by count. */
const routeOf = (
  call: Call,
  { masks, blocks, hidden, callingMasks }: RouteFound,
  { connection }: RuleTerms,
): Route => {
  const owned = masks.filter((mask) => mask.state === 'released' || mask.connection === connection);
  const mask = pickMask(owned, call);
  const dialled = onFile(mask);
  return {
    mask,
    isBlocked: dialled !== undefined && blocks.some(({ maskId }) => maskId === dialled.id),
    isHidden: dialled !== undefined && hidden.includes(dialled.mask),
    isCallerMask: callingMasks.some((one) => onFile(one) !== undefined),
  };
};

const onFile = (mask: Route['mask']): Mask | undefined =>
  typeof mask === 'object' && mask.state !== 'released' ? mask : undefined;

/** A result that came to no address of a call that we answered says nothing, whatever it says. */
const ruleEnd = (message: CallEnded, ticket: CallTicket | undefined): Ruling =>
  ticket === undefined
    ? { decision: { kind: 'hang-up' }, outcome: { event: 'result-ignored' } }
    : { decision: decideAfter(message), outcome: { ...ended(message), ...ticket } };

const ended = ({ id, outcome, connectedSeconds }: CallEnded): Outcome => ({
  event: 'call-ended',
  call: callReference(id),
  reason: outcome,
  ...(connectedSeconds !== undefined && { connectedSeconds }),
});
