import type { ConnectSupplier } from '../connect-supplier.ts';
import { makeSendToTropo, parseTropoCredentials } from './client.ts';
import { tropo } from './description.ts';
import { makeTropoSupplier } from './supplier.ts';

/** Tropo's numbers follow the application, whose addresses the deployer sets. So this needs no voice URLs. */
export const connectTropo: ConnectSupplier = ({ fetch, baseUrl = tropo.apiUrl ?? '', readSecret }) =>
  makeTropoSupplier(makeSendToTropo({ fetch, baseUrl, credentials: readSecret(parseTropoCredentials) }));
