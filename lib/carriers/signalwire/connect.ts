import type { ConnectSupplier } from '../connect-supplier.ts';
import { makeSignalwireSupplier, parseSignalwireApiCredentials } from './supplier.ts';

export const connectSignalwire: ConnectSupplier = ({ fetch, baseUrl, readSecret, voiceUrls, installation }) =>
  makeSignalwireSupplier({
    fetch,
    account: readSecret(parseSignalwireApiCredentials(baseUrl)),
    ...voiceUrls(),
    installation,
  });
