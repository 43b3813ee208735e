import type { Table } from '../lib/aws/table.ts';
import { CALL_PROTOCOLS } from '../lib/carriers/calls.ts';
import type { Connections } from '../lib/carriers/connections.ts';
import { makeConnections } from '../lib/carriers/connections.ts';
import { NUMBER_SUPPLIERS } from '../lib/carriers/supply.ts';
import { nowMs } from '../lib/clock.ts';
import type { Environment } from '../lib/config.ts';
import { connections } from '../lib/config.ts';
import { makeFetch } from '../lib/http/outbound.ts';
import { makeDynamodbInstallation } from '../lib/masks/dynamodb-installation.ts';
import { patient } from '../lib/masks/patient-supplier.ts';
import { pause } from '../lib/masks/pause.ts';

/** The carriers, as every function that talks to them reaches them: reads are patient, orders are not. */
export const connectCarriers = (environment: Environment, table: Table): Connections => {
  const tools = { environment, fetch: makeFetch(), nowMs, installation: makeDynamodbInstallation(table) };
  return makeConnections(
    connections(environment).map(({ name, carrier }) => ({
      name,
      carrier,
      supplier: patient(NUMBER_SUPPLIERS[carrier]({ ...tools, connection: name }), pause),
      capabilities: CALL_PROTOCOLS[carrier].capabilities,
    })),
  );
};
