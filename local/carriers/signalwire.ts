import { SIGNALWIRE_CREDENTIALS } from '../../simulators/signalwire/account.ts';
import { makeSignalwireSimulator } from '../../simulators/signalwire/simulator.ts';
import type { TwilioStyleState } from '../../simulators/twiml/accounts/number-book.ts';
import { keptState } from './kept-state.ts';
import { makeSignedCarrier } from './signed-carrier.ts';

const { space, projectId, apiToken, signingKey } = SIGNALWIRE_CREDENTIALS;

/** Long enough to see that a release waits, and short enough to sit through it. */
const COOL_DOWN_MS = 15_000;

export const localSignalwire = makeSignedCarrier({
  name: 'signalwire',
  apiPath: '/api/laml/2010-04-01',
  secrets: { api: { space, projectId, apiToken }, signing: { projectId, signingKey } },
  settings: { coolDownMs: COOL_DOWN_MS },
  simulate: ({ folder }) => makeSignalwireSimulator(keptState<TwilioStyleState>(folder, 'signalwire')).handle,
  foreignNumber: '+14155550193',
});
