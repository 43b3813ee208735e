import { pause } from '../../lib/async/pause.ts';
import type { Table } from '../../lib/aws/table.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { makeConnections } from '../../lib/carriers/connections.ts';
import { retrying } from '../../lib/carriers/kit/retrying-supplier.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { nowMs } from '../../lib/clock.ts';
import { makeFetch } from '../../lib/http/outbound.ts';
import { makeDynamodbInstallation } from '../../lib/table/installation.ts';
import type { Environment } from './config.ts';
import { connections } from './config.ts';
import { NUMBER_SUPPLIERS } from './suppliers.ts';

/** The carriers, as every function that talks to them reaches them: reads are patient, orders are not. */
export const connectCarriers = (environment: Environment, table: Table): Connections => {
  const tools = { environment, fetch: makeFetch(), nowMs, installation: makeDynamodbInstallation(table) };
  return makeConnections(
    connections(environment).map(({ name, carrier }) => ({
      name,
      carrier,
      supplier: retrying(NUMBER_SUPPLIERS[carrier]({ ...tools, connection: name }), pause),
      capabilities: CALL_PROTOCOLS[carrier].capabilities,
    })),
  );
};
