import type { ConnectionName } from '../../carriers/connection.ts';
import type { SignedProtocol, SigningSecret, WebhookRequest } from '../../carriers/protocol.ts';
import { writeCallTicket } from './call-ticket.ts';
import type { Prover } from './prover.ts';
import { openTicket } from './prover.ts';

export interface ProveBySignatureDependencies {
  readonly connection: ConnectionName;
  readonly protocol: Pick<SignedProtocol, 'authenticate'>;
  /** `fresh` reads it again, unless it was read a moment ago. */
  readonly readSecret: (fresh?: 'fresh') => Promise<SigningSecret>;
  /** Where carriers reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly nowSeconds: () => number;
}

/** Proves a carrier by its signature. A forged request never reaches the table. */
export const proveBySignature = (dependencies: ProveBySignatureDependencies): Prover => {
  const { connection, publicUrl } = dependencies;
  return {
    connection,
    prove: async (incoming) => {
      const request = { ...incoming, url: `${publicUrl}${incoming.url}` };
      const secret = await secretThatSigned(dependencies, request);
      if (secret === undefined) {
        return 'not-ours';
      }
      const [newest, ...others] = secret.keys;
      const key = ticketKey(connection, newest);
      const keys = [key, ...others.map((other) => ticketKey(connection, other))];
      const ticket = openTicket(request.parameters['ticket'], keys);
      if (ticket === 'forged') {
        return 'not-ours';
      }
      return {
        request,
        ticket,
        addressAfter: (named) => `${publicUrl}/calls/${connection}/after/${writeCallTicket(named, key)}`,
        key: undefined,
      };
    },
  };
};

/**
 * Returns the secret that signed the request. If the cached one did not, the secret may have been rotated, so it is read
 * again. The first read is retried once: it can fail because Lambda froze the process in the middle of it.
 */
const secretThatSigned = async (
  { protocol, readSecret, nowSeconds }: ProveBySignatureDependencies,
  request: WebhookRequest,
): Promise<SigningSecret | undefined> => {
  const signed = (secret: SigningSecret): boolean =>
    protocol.authenticate({ request, secret, nowSeconds: nowSeconds() }) === 'genuine';
  const known = await readSecret().catch(() => readSecret());
  if (signed(known)) {
    return known;
  }
  const fresh = await readSecret('fresh');
  return fresh !== known && signed(fresh) ? fresh : undefined;
};

/**
 * Tickets are sealed with the carrier's signing key: it is the only secret at hand before the table is read. A replaced key
 * stays in the secret for as long as a call may last, and its tickets stay valid as long.
 */
const ticketKey = (connection: ConnectionName, key: string): string => `${connection} ${key}`;
