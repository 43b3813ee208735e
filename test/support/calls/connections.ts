import type { Capabilities } from '../../../lib/carriers/capabilities.ts';
import type { ConnectedCarrier, Connections } from '../../../lib/carriers/connections.ts';
import { makeConnections } from '../../../lib/carriers/connections.ts';
import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';

/** Of a carrier that can do everything. */
export const CAPABILITIES: Capabilities = {
  callerIds: ['caller', 'mask'],
  attestation: {},
  ringSeconds: { least: 1, most: 600 },
  answers: ['direct', 'press-1'],
};

/** A stack whose connections are this one, named after its carrier. */
export const connectionsTo = (
  supplier: NumberSupplier,
  { name = 'tropo', carrier = 'tropo', capabilities = CAPABILITIES }: Partial<ConnectedCarrier> = {},
): Connections => makeConnections([{ name, carrier, supplier, capabilities }]);
