import type { ConnectSupplier } from '../connect-supplier.ts';
import { parseSignalwireApiCredentials } from './api-credentials.ts';
import { makeSignalwireSupplier } from './supplier.ts';

export const connectSignalwire: ConnectSupplier = ({ fetch, baseUrl, readSecret, voiceUrls, installation }) =>
  makeSignalwireSupplier({
    fetch,
    account: readSecret(parseSignalwireApiCredentials(baseUrl)),
    ...voiceUrls(),
    installation,
  });
