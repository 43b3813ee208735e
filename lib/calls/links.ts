import type { Links } from '../carriers/protocol.ts';
import type { Outcome } from '../outcome.ts';
import type { CallTicket } from './proofs/call-ticket.ts';

/**
 * The addresses for what follows a call. Each carries a ticket with the call and its mask, so the log of a later event
 * needs no look-up. The ticket is sealed once, and only if the document needs it.
 */
export const linksTo = (outcome: Outcome, addressAfter: (ticket: CallTicket) => string): Links => {
  let after: string | undefined;
  return {
    after: (event) => {
      after ??= addressAfter(ticketOf(outcome));
      return `${after}?event=${event}`;
    },
  };
};

const ticketOf = ({ mask, call }: Outcome): CallTicket => {
  if (mask === undefined || call === undefined) {
    throw new Error('Only a connected call has addresses for what follows.');
  }
  return { mask, call };
};
