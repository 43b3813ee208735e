import { Problem } from '../errors/problem.ts';
import type { Capabilities } from './capabilities.ts';
import type { Connection } from './connection.ts';
import type { ConnectedCarrier, Connections } from './connections.ts';

/** A connection, what its carrier can do, and whether the account lets us in. */
export interface CarrierStatus extends Capabilities {
  readonly connection: Connection['name'];
  readonly carrier: Connection['carrier'];
  /** `refused`: by the carrier, or the secret cannot be read. `unreachable`: nobody knows. */
  readonly credentials: 'refused' | 'unreachable' | 'working';
}

export interface Dependencies {
  readonly connections: Pick<Connections, 'all'>;
  /** Ends when the time for the carriers is over. */
  readonly deadline: () => AbortSignal;
}

/** Every connection of the stack, in the order of preference. */
export const makeListCarriers =
  ({ connections, deadline }: Dependencies) =>
  async (): Promise<readonly CarrierStatus[]> => {
    const signal = deadline();
    return Promise.all(connections.all.map((connected) => statusOf(connected, signal)));
  };

const statusOf = async (connected: ConnectedCarrier, signal: AbortSignal): Promise<CarrierStatus> => ({
  connection: connected.name,
  carrier: connected.carrier,
  ...connected.capabilities,
  credentials: await tried(connected, signal),
});

const tried = async (
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
