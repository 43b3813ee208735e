import { secretFields } from '../kit/secret-fields.ts';
import type { NumberSupplier } from '../supplier.ts';
import type { RestAccount } from '../twiml/rest/client.ts';
import type { RestDialect } from '../twiml/rest/dialect.ts';
import type { AccountOptions } from '../twiml/rest/supplier.ts';
import { makeTwilioStyleSupplier } from '../twiml/rest/supplier.ts';

/** Every search filter works, and a number can be released at once. */
const DIALECT: RestDialect = {
  company: 'Twilio',
  signIn: 'API key',
  numberTypes: ['Local', 'Mobile', 'National'],
  searchFilters: { VoiceEnabled: 'true', Beta: 'false' },
  addressFilters: { ExcludeAllAddressRequired: 'true' },
  pageSize: '1000',
  laterStatuses: [],
};

/** Supplies numbers from Twilio. */
export const makeTwilioSupplier = (options: AccountOptions): NumberSupplier =>
  makeTwilioStyleSupplier(DIALECT, options);

const BASE_URL = 'https://api.twilio.com/2010-04-01';
const ACCOUNT_SID = /^AC[0-9a-fA-F]{32}$/;

/**
 * Reads the secret that buys numbers: `{"accountSid", "apiKeySid", "apiKeySecret"}`.
 * @throws Error that names what is missing or wrong
 */
export const parseTwilioApiCredentials =
  (baseUrl: string = BASE_URL) =>
  (secret: string): RestAccount => {
    const field = secretFields(secret);
    const id = field('accountSid');
    if (!ACCOUNT_SID.test(id)) {
      throw new Error('The accountSid of the secret is not AC and 32 hex digits.');
    }
    return { baseUrl, id, username: field('apiKeySid'), password: field('apiKeySecret') };
  };
