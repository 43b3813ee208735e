import type { ConnectSupplier } from '../connect-supplier.ts';
import { makeTelnyxClient, parseTelnyxCredentials } from './rest/client.ts';
import { makeTelnyxSupplier } from './supplier.ts';

export const connectTelnyx: ConnectSupplier = ({
  fetch,
  baseUrl = 'https://api.telnyx.com/v2',
  readSecret,
  voiceUrls,
  installation,
  nowMs,
}) =>
  makeTelnyxSupplier({
    client: makeTelnyxClient({ fetch, baseUrl, credentials: readSecret(parseTelnyxCredentials) }),
    voice: voiceUrls(),
    installation,
    nowMs,
  });
