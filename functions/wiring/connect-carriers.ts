import { pause } from '../../lib/async/pause.ts';
import { makeSecret } from '../../lib/aws/secret.ts';
import type { Table } from '../../lib/aws/table.ts';
import type { SupplierParts, VoiceUrls } from '../../lib/carriers/connect-supplier.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Connections } from '../../lib/carriers/connections.ts';
import { makeConnections } from '../../lib/carriers/connections.ts';
import { retrying } from '../../lib/carriers/kit/retrying-supplier.ts';
import { CALL_PROTOCOLS } from '../../lib/carriers/protocols.ts';
import { NUMBER_SUPPLIERS } from '../../lib/carriers/suppliers.ts';
import { elapsedMs, nowMs } from '../../lib/clock.ts';
import { makeFetch } from '../../lib/http/outbound.ts';
import { makeDynamodbInstallation } from '../../lib/table/installation.ts';
import type { Environment } from './config.ts';
import { apiConfig, connections, voiceConfig } from './config.ts';

/** Connects the carriers for every program that uses them. Reads and releases are retried; orders are not. */
export const connectCarriers = (environment: Environment, table: Table): Connections => {
  const shared = { fetch: makeFetch(), nowMs, installation: makeDynamodbInstallation(table) };
  return makeConnections(
    connections(environment).map(({ name, carrier }) => ({
      name,
      carrier,
      supplier: retrying(NUMBER_SUPPLIERS[carrier](supplierParts(environment, name, shared)), pause),
      capabilities: CALL_PROTOCOLS[carrier].capabilities,
    })),
  );
};

type Shared = Pick<SupplierParts, 'fetch' | 'installation' | 'nowMs'>;

/** @throws Error that names the variable which is missing or wrong */
export const supplierParts = (
  environment: Environment,
  connection: ConnectionName,
  shared: Shared,
): SupplierParts => {
  const { secretId, ...api } = apiConfig(environment, connection);
  return {
    ...shared,
    ...api,
    readSecret: (parse) => makeSecret({ secretId, parse, elapsedMs }),
    voiceUrls: () => voiceUrlsOf(environment, connection),
  };
};

const voiceUrlsOf = (environment: Environment, connection: ConnectionName): VoiceUrls => {
  const { publicUrl, fallbackUrl } = voiceConfig(environment);
  return { voiceUrl: `${publicUrl}/calls/${connection}`, fallbackUrl };
};
