import type { ConnectSupplier } from '../connect-supplier.ts';
import { makeTwilioSupplier, parseTwilioApiCredentials } from './supplier.ts';

export const connectTwilio: ConnectSupplier = ({ fetch, baseUrl, readSecret, voiceUrls, installation }) =>
  makeTwilioSupplier({
    fetch,
    account: readSecret(parseTwilioApiCredentials(baseUrl)),
    ...voiceUrls(),
    installation,
  });
