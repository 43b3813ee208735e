import type { NumberSupplier } from '../../../lib/carriers/supplier.ts';
import { makeTwilioSupplier } from '../../../lib/carriers/twilio/supplier.ts';
import { TWILIO_CREDENTIALS } from '../../../simulators/twilio/account.ts';
import { makeTwilioSimulator } from '../../../simulators/twilio/simulator.ts';
import { INSTALLATION } from './rest-accounts.ts';

export type Handle = (request: Request) => Promise<Response>;

/** Numbers of the simulated account that somebody else's applications answer. */
export const FOREIGN_NUMBERS = ['+14155550190', '+12125550191', '+16285550192'] as const;

/** Our supplier before Twilio's simulator, without a network. A new address of the API is a new supplier over the same. */
export const twilioSupplierAt = (
  publicUrl: string,
  handle: Handle = makeTwilioSimulator().handle,
): NumberSupplier => {
  const { accountSid, apiKeySid, apiKeySecret } = TWILIO_CREDENTIALS;
  return makeTwilioSupplier({
    fetch: (url, request) => handle(new Request(url, request)),
    account: async () => ({
      baseUrl: 'http://127.0.0.1/2010-04-01',
      id: accountSid,
      username: apiKeySid,
      password: apiKeySecret,
    }),
    voiceUrl: `${publicUrl}/calls/twilio`,
    fallbackUrl: 'https://sorry.example.com/',
    installation: async () => INSTALLATION,
  });
};
