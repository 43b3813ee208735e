import type { Links } from '../carriers/protocol.ts';
import type { Outcome } from '../outcome.ts';
import type { CallTicket } from './proofs/call-ticket.ts';

/**
 * The addresses for what follows a call. They carry a ticket of the call and its mask, so that nothing has to be looked up
 * for the log then. The ticket is sealed once, and only for a document that needs it.
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
    throw new Error('Only a call that was connected has results.');
  }
  return { mask, call };
};
