import { makeSecret } from '../../lib/aws/secret.ts';
import type { NumberSupplier } from '../../lib/carriers/carrier.ts';
import type { CarrierName, ConnectionName } from '../../lib/carriers/connection.ts';
import { parseSignalwireApiCredentials } from '../../lib/carriers/signalwire/api-credentials.ts';
import { makeSignalwireSupplier } from '../../lib/carriers/signalwire/supplier.ts';
import { makeTelnyxClient } from '../../lib/carriers/telnyx/client.ts';
import { parseTelnyxCredentials } from '../../lib/carriers/telnyx/credentials.ts';
import { makeTelnyxSupplier } from '../../lib/carriers/telnyx/supplier.ts';
import { makeSendToTropo } from '../../lib/carriers/tropo/client.ts';
import { parseTropoCredentials } from '../../lib/carriers/tropo/credentials.ts';
import { makeTropoSupplier } from '../../lib/carriers/tropo/supplier.ts';
import { parseTwilioApiCredentials } from '../../lib/carriers/twilio/api-credentials.ts';
import { makeTwilioSupplier } from '../../lib/carriers/twilio/supplier.ts';
import type { RestAccount } from '../../lib/carriers/twiml/client.ts';
import type { AccountOptions } from '../../lib/carriers/twiml/supplier.ts';
import type { Fetch } from '../../lib/http/outbound.ts';
import type { Environment } from './config.ts';
import { apiConfig, voiceConfig } from './config.ts';

export interface SupplierTools {
  readonly connection: ConnectionName;
  readonly environment: Environment;
  readonly fetch: Fetch;
  readonly nowMs: () => number;
  /** The random name of the table that holds our masks: in our references on numbers it proves that they are ours. */
  readonly installation: () => Promise<string>;
}

/** Where each carrier's numbers come from. */
export const NUMBER_SUPPLIERS = {
  tropo: ({ connection, environment, fetch, nowMs }) => {
    const { secretId, baseUrl = 'https://api.tropo.com/v1' } = apiConfig(environment, connection);
    const credentials = makeSecret({ secretId, parse: parseTropoCredentials, nowMs });
    return makeTropoSupplier(makeSendToTropo({ fetch, baseUrl, credentials }));
  },
  twilio: (tools) => makeTwilioSupplier(accountOptions(tools, parseTwilioApiCredentials)),
  signalwire: (tools) => makeSignalwireSupplier(accountOptions(tools, parseSignalwireApiCredentials)),
  telnyx: ({ connection, environment, fetch, nowMs, installation }) => {
    const { secretId, baseUrl = 'https://api.telnyx.com/v2' } = apiConfig(environment, connection);
    const credentials = makeSecret({ secretId, parse: parseTelnyxCredentials, nowMs });
    const client = makeTelnyxClient({ fetch, baseUrl, credentials });
    return makeTelnyxSupplier({ client, voice: voiceUrlsOf(environment, connection), installation, nowMs });
  },
} as const satisfies Record<CarrierName, (tools: SupplierTools) => NumberSupplier>;

/** What the suppliers of carriers that speak like Twilio are made from. */
const accountOptions = (
  { connection, environment, fetch, nowMs, installation }: SupplierTools,
  parserFor: (baseUrl?: string) => (secret: string) => RestAccount,
): AccountOptions => {
  const { secretId, baseUrl } = apiConfig(environment, connection);
  return {
    fetch,
    account: makeSecret({ secretId, parse: parserFor(baseUrl), nowMs }),
    ...voiceUrlsOf(environment, connection),
    installation,
  };
};

/** Where carriers that sign send our calls. */
const voiceUrlsOf = (environment: Environment, connection: ConnectionName) => {
  const { publicUrl, fallbackUrl } = voiceConfig(environment);
  return { voiceUrl: `${publicUrl}/calls/${connection}`, fallbackUrl };
};
