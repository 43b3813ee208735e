import type { StandaloneCarrier } from '../support/standalone/standalone-carrier.ts';
import { COMMON_OPTIONS, FALLBACK_OPTION, TEXT_OPTION } from '../support/standalone/standalone-options.ts';
import { makeTwilioStyleSimulator } from '../twiml/simulator.ts';
import { standaloneFields } from '../twiml/standalone-fields.ts';
import { TWILIO_CREDENTIALS, twilioAccount } from './account.ts';
import { TWILIO } from './dialect.ts';

const { accountSid, apiKeySid, apiKeySecret, authToken } = TWILIO_CREDENTIALS;

/** Twilio on its own: one account with one number. */
export const standaloneTwilio: StandaloneCarrier = {
  company: 'Twilio',
  help: 'Sells numbers over the REST API of 2010-04-01, runs TwiML, and signs what it sends with X-Twilio-Signature.',
  options: [...COMMON_OPTIONS, FALLBACK_OPTION, TEXT_OPTION],
  apis: { 'API base URL': TWILIO.apiPath },
  credentials: [
    { name: 'Account SID', value: accountSid },
    { name: 'Auth token', value: authToken },
    { name: 'API key SID', value: apiKeySid },
    { name: 'API key secret', value: apiKeySecret },
  ],
  start: (parts) => {
    const fields = standaloneFields(parts);
    const account = twilioAccount(TWILIO_CREDENTIALS, [{ number: parts.number, fields }]);
    return makeTwilioStyleSimulator(TWILIO, [account], { newNumberFields: fields }).handle;
  },
};
