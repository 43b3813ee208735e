import { Problem } from '../errors/problem.ts';
import type { Capabilities } from './capabilities.ts';
import type { Connection } from './connection.ts';
import type { ConnectedCarrier, Connections } from './connections.ts';

/** A connection, what its carrier can do, and whether its credentials work. */
export interface CarrierStatus extends Capabilities {
  readonly connection: Connection['name'];
  readonly carrier: Connection['carrier'];
  /** `refused`: the carrier refuses them, or the secret cannot be read. `unreachable`: the carrier did not answer. */
  readonly credentials: 'refused' | 'unreachable' | 'working';
}

export interface ListCarriersDependencies {
  readonly connections: Pick<Connections, 'all'>;
  /** Aborts when the time for the carriers is over. */
  readonly deadline: () => AbortSignal;
}

/** Every connection of the stack, in the order of preference. */
export const makeListCarriers =
  ({ connections, deadline }: ListCarriersDependencies) =>
  async (): Promise<readonly CarrierStatus[]> => {
    const signal = deadline();
    return Promise.all(connections.all.map((connected) => statusOf(connected, signal)));
  };

const statusOf = async (connected: ConnectedCarrier, signal: AbortSignal): Promise<CarrierStatus> => ({
  connection: connected.name,
  carrier: connected.carrier,
  ...connected.capabilities,
  credentials: await tryCredentials(connected, signal),
});

const tryCredentials = async (
  { supplier }: ConnectedCarrier,
  signal: AbortSignal,
): Promise<CarrierStatus['credentials']> => {
  try {
    await supplier.check(signal);
    return 'working';
  } catch (error) {
    if (!(error instanceof Problem)) {
      throw error;
    }
    return error.code === 'carrier-refused' ? 'refused' : 'unreachable';
  }
};
