import { TWILIO_CREDENTIALS } from '../../simulators/twilio/account.ts';
import { makeTwilioSimulator } from '../../simulators/twilio/simulator.ts';
import type { TwilioStyleState } from '../../simulators/twiml/accounts/number-book.ts';
import { keptState } from './kept-state.ts';
import { makeSignedCarrier } from './signed-carrier.ts';

const { accountSid, apiKeySid, apiKeySecret, authToken } = TWILIO_CREDENTIALS;

export const localTwilio = makeSignedCarrier({
  name: 'twilio',
  apiPath: '/2010-04-01',
  secrets: { api: { accountSid, apiKeySid, apiKeySecret }, signing: { accountSid, authToken } },
  settings: {},
  simulate: ({ folder }) => makeTwilioSimulator(keptState<TwilioStyleState>(folder, 'twilio')).handle,
  foreignNumber: '+14155550190',
});
