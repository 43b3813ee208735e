import { makeSecret } from '../aws/secret.ts';
import type { Environment } from '../config.ts';
import { tropoConfig } from '../config.ts';
import type { Fetch } from '../http/outbound.ts';
import type { ConnectionName } from '../masks/mask.ts';
import type { NumberSupplier } from './carrier.ts';
import { makeSendToTropo } from './tropo/client.ts';
import { parseTropoCredentials } from './tropo/credentials.ts';
import { makeTropoSupplier } from './tropo/supplier.ts';

export interface SupplierTools {
  readonly environment: Environment;
  readonly fetch: Fetch;
  readonly nowMs: () => number;
}

/** Where each carrier's numbers come from. */
export const NUMBER_SUPPLIERS = {
  tropo: ({ environment, fetch, nowMs }) => {
    const { secretId, baseUrl } = tropoConfig(environment);
    const credentials = makeSecret({ secretId, parse: parseTropoCredentials, nowMs });
    return makeTropoSupplier(makeSendToTropo({ fetch, baseUrl, credentials }));
  },
} as const satisfies Record<ConnectionName, (tools: SupplierTools) => NumberSupplier>;
