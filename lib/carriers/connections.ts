import { problemWith } from '../errors/flawed.ts';
import { Problem } from '../errors/problem.ts';
import type { Capabilities } from './capabilities.ts';
import type { Connection, ConnectionName } from './connection.ts';
import type { NumberSupplier } from './supplier.ts';

/** A connection with the supplier of its numbers and what its carrier can do in a call. */
export interface ConnectedCarrier extends Connection {
  readonly supplier: NumberSupplier;
  readonly capabilities: Capabilities;
}

/** The connections that a stack has. */
export interface Connections {
  /** In the order of preference; at least one. */
  readonly all: readonly ConnectedCarrier[];
  /** The one that a client asks for by name, or the first. @throws Problem `connection-unknown` */
  readonly choose: (name?: ConnectionName) => ConnectedCarrier;
  /** The one that a mask was bought over. @throws Problem `carrier-refused` if the stack no longer has it */
  readonly of: (row: { readonly connection: ConnectionName }) => ConnectedCarrier;
}

export const makeConnections = (all: readonly ConnectedCarrier[]): Connections => {
  const find = (name: ConnectionName): ConnectedCarrier | undefined =>
    all.find((connection) => connection.name === name);
  return {
    all,
    choose: (name) => {
      const chosen = name === undefined ? all[0] : find(name);
      if (chosen === undefined) {
        const flaw = { field: 'connection', detail: 'is none of the connections that there are' };
        throw problemWith('connection-unknown', [flaw]);
      }
      return chosen;
    },
    of: ({ connection }) => {
      const found = find(connection);
      if (found === undefined) {
        throw new Problem(
          'carrier-refused',
          'The mask is of a connection that is not configured any more. Deploy with it among the connections.',
        );
      }
      return found;
    },
  };
};
