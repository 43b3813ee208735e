import type { CallProtocol, WebhookRequest } from '../carriers/protocol.ts';
import { Problem } from '../errors/problem.ts';
import type { CarrierEvent } from './carrier-event.ts';
import type { CallTicket } from './proofs/call-ticket.ts';

interface Reading {
  readonly event: CarrierEvent | undefined;
  /** Why there is none. Kept until the carrier is proven, because only the carrier may be told. */
  readonly flaw?: Problem;
}

export const readEvent = (protocol: Pick<CallProtocol, 'read'>, request: WebhookRequest): Reading => {
  try {
    return { event: protocol.read(request) };
  } catch (error) {
    if (error instanceof Problem) {
      return { event: undefined, flaw: error };
    }
    throw error;
  }
};

const FOLLOWS_A_CALL: ReadonlySet<CarrierEvent['kind']> = new Set(['ended', 'screening']);

/**
 * Whether an event came to the wrong address. An address with a ticket takes only what follows a call: a new call there
 * would be logged as the old one. Screening needs a ticket, or anyone could have themselves bridged.
 */
export const isMisplaced = ({ kind }: CarrierEvent, ticket: CallTicket | undefined): boolean =>
  ticket === undefined ? kind === 'screening' : !FOLLOWS_A_CALL.has(kind);
