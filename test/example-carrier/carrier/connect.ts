import type { ConnectSupplier } from '../../../lib/carriers/connect-supplier.ts';
import { makeSendToExample } from './client.ts';
import { parseExampleCredentials } from './credentials.ts';
import { example } from './description.ts';
import { makeExampleSupplier } from './supplier.ts';

export const connectExample: ConnectSupplier = (parts) => {
  const { fetch, baseUrl = example.apiUrl ?? '', readSecret, voiceUrls, installation } = parts;
  const send = makeSendToExample({ fetch, baseUrl, credentials: readSecret(parseExampleCredentials) });
  return makeExampleSupplier({ send, urls: voiceUrls(), installation });
};
