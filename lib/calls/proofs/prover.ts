import type { ConnectionName } from '../../carriers/connection.ts';
import type { KeyEvidence, WebhookRequest } from '../../carriers/protocol.ts';
import type { CallTicket } from './call-ticket.ts';
import { readCallTicket } from './call-ticket.ts';

/** Checks that a request comes from the carrier. Each kind of proof has one. */
export interface Prover {
  /** The connection that the path names. `undefined`: the key's row names it. */
  readonly connection: ConnectionName | undefined;
  /** Checks everything that needs no table. */
  readonly prove: (request: WebhookRequest) => Promise<Proof | 'not-ours'>;
}

export interface Proof {
  /** With the address as the carrier sees it. */
  readonly request: WebhookRequest;
  /** The call that the address names; `undefined` at the address for new calls. */
  readonly ticket: CallTicket | undefined;
  /** Makes the address for what follows a call. */
  readonly addressAfter: (ticket: CallTicket) => string;
  /** What is left to check once the table is read. `undefined`: the proof is complete. */
  readonly key: KeyToProve | undefined;
}

export interface KeyToProve {
  readonly digest: string;
  /** Whether the key's row admits the event. */
  readonly letsIn: (read: Omit<KeyEvidence, 'isBound'>) => boolean;
}

/** Opens the ticket of an address with whichever key fits. `undefined`: the address has no ticket. */
export const openTicket = (
  sealed: string | undefined,
  keys: readonly string[],
): CallTicket | 'forged' | undefined => {
  if (sealed === undefined) {
    return undefined;
  }
  const [ticket = 'forged'] = keys
    .map((key) => readCallTicket(sealed, key))
    .filter((one) => one !== undefined);
  return ticket;
};
