import { prefixOf } from '../../functions/wiring/config.ts';
import type { CarrierName } from '../../lib/carriers/connection.ts';
import type { LocalCarrier } from './local-carrier.ts';

const secretId = (name: CarrierName, kind: 'api' | 'signing'): string => `callmask/${name}/${kind}`;

/** The secrets in Secrets Manager, by the ids in the environment. */
export const carrierVault = (name: CarrierName, { secrets }: LocalCarrier): Record<string, string> => ({
  [secretId(name, 'api')]: JSON.stringify(secrets.api),
  ...(secrets.signing && { [secretId(name, 'signing')]: JSON.stringify(secrets.signing) }),
});

/** The environment variables of the only connection of a local run. It is named after its carrier. */
export const carrierEnvironment = (
  name: CarrierName,
  { apiPath, secrets }: LocalCarrier,
  simulatorUrl: string,
): Record<string, string> => ({
  CONNECTIONS: name,
  [`${prefixOf(name)}_API_SECRET_ID`]: secretId(name, 'api'),
  ...(secrets.signing && { [`${prefixOf(name)}_SIGNING_SECRET_ID`]: secretId(name, 'signing') }),
  [`${prefixOf(name)}_API_URL`]: `${simulatorUrl}${apiPath}`,
});
