import { secretFields } from '../kit/secret-fields.ts';
import type { RestAccount } from '../twiml/rest/client.ts';

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
