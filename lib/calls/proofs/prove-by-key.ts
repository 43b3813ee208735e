import type { KeyedProtocol } from '../../carriers/protocol.ts';
import { writeCallTicket } from './call-ticket.ts';
import type { Prover } from './prover.ts';
import { openTicket } from './prover.ts';
import { digestOfKey, isWellFormedKey } from './webhook-key.ts';

/**
 * Proves a carrier that signs nothing by the key in the path. The key's row is read together with the route, and completes
 * the proof.
 */
export const proveByKey = ({ authenticate }: Pick<KeyedProtocol, 'authenticate'>): Prover => ({
  connection: undefined,
  prove: async (request) => {
    const { key = '', ticket: sealed } = request.parameters;
    if (!isWellFormedKey(key)) {
      return 'not-ours';
    }
    const ticket = openTicket(sealed, [key]);
    if (ticket === 'forged') {
      return 'not-ours';
    }
    const isBound = ticket !== undefined;
    return {
      request,
      ticket,
      addressAfter: (named) => `/transfer/${key}/after/${writeCallTicket(named, key)}`,
      key: {
        digest: digestOfKey(key),
        letsIn: (read) => authenticate({ ...read, isBound }) === 'genuine',
      },
    };
  },
});
