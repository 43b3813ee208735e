import type { ConnectionName } from '../../carriers/connection.ts';
import type { KeyEvidence, WebhookRequest } from '../../carriers/protocol.ts';
import type { CallTicket } from './call-ticket.ts';
import { readCallTicket } from './call-ticket.ts';

/** Finds out whether requests come from the carrier. There is one for each kind of proof. */
export interface Prover {
  /** The connection that the path names. `undefined`: the row of the key names it. */
  readonly connection: ConnectionName | undefined;
  /** Proves all that can be proven without the table. */
  readonly prove: (request: WebhookRequest) => Promise<Proof | 'not-ours'>;
}

export interface Proof {
  /** With the address as the carrier asked for it. */
  readonly request: WebhookRequest;
  /** The call that the address names; `undefined` at the address for new calls. */
  readonly ticket: CallTicket | undefined;
  /** The address for what follows a call. */
  readonly addressAfter: (ticket: CallTicket) => string;
  /** What the proof lacks until the table was read. `undefined`: it is complete. */
  readonly key: KeyToProve | undefined;
}

export interface KeyToProve {
  readonly digest: string;
  /** Whether the key, by its row, is good for the event that came under it. */
  readonly letsIn: (read: Omit<KeyEvidence, 'isBound'>) => boolean;
}

/** Opens the ticket in an address with any of the keys. `undefined`: the address has none. */
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
