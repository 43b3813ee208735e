import type { ConnectSupplier } from '../connect-supplier.ts';
import { parseTwilioApiCredentials } from './api-credentials.ts';
import { makeTwilioSupplier } from './supplier.ts';

export const connectTwilio: ConnectSupplier = ({ fetch, baseUrl, readSecret, voiceUrls, installation }) =>
  makeTwilioSupplier({
    fetch,
    account: readSecret(parseTwilioApiCredentials(baseUrl)),
    ...voiceUrls(),
    installation,
  });
