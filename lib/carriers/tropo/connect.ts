import type { ConnectSupplier } from '../connect-supplier.ts';
import { makeSendToTropo, parseTropoCredentials } from './client.ts';
import { tropo } from './description.ts';
import { makeTropoSupplier } from './supplier.ts';

/** Its numbers all follow the application, so the stack's own addresses are not asked for. */
export const connectTropo: ConnectSupplier = ({ fetch, baseUrl = tropo.apiUrl ?? '', readSecret }) =>
  makeTropoSupplier(makeSendToTropo({ fetch, baseUrl, credentials: readSecret(parseTropoCredentials) }));
