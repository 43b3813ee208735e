import type { Outcome } from '../outcome.ts';
import type { Call, CallEnded, CarrierEvent, Screening } from './carrier-event.ts';
import type { Known } from './decide.ts';
import type { Decision } from './decision.ts';
import { callReference } from './proofs/call-ticket.ts';
import type { Route } from './route.ts';

/** The log line of an event and its decision. It has no numbers: calls appear by reference, masks by id. */
export const outcomeOf = (event: CarrierEvent, decision: Decision, { route, ticket }: Known): Outcome => {
  switch (event.kind) {
    case 'call':
      return ofCall(event, decision, route);
    case 'screening':
      return { event: eventOf(event), ...ticket };
    case 'ended':
      // Without a ticket the report may be about any call.
      return ticket === undefined ? { event: 'result-ignored' } : { ...ofEnd(event), ...ticket };
    case 'text':
      return { event: 'text-answered' };
    case 'launch':
      return { event: 'launch-ignored' };
  }
};

const ofCall = ({ id }: Call, decision: Decision, { maskId }: Route): Outcome => ({
  event: decision.kind === 'connect' ? 'call-connected' : 'call-refused',
  call: callReference(id),
  ...(decision.kind === 'refuse' && { reason: decision.reason }),
  ...(maskId !== undefined && { mask: maskId }),
});

const ofEnd = ({ id, outcome, connectedSeconds }: CallEnded): Outcome => ({
  event: 'call-ended',
  call: callReference(id),
  reason: outcome,
  ...(connectedSeconds !== undefined && { connectedSeconds }),
});

const eventOf = ({ pressed }: Screening): Outcome['event'] => {
  if (pressed === undefined) {
    return 'call-offered';
  }
  return pressed === '1' ? 'call-accepted' : 'call-declined';
};
