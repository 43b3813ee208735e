import type { StandaloneCarrier } from '../support/standalone/standalone-carrier.ts';
import { COMMON_OPTIONS, FALLBACK_OPTION, TEXT_OPTION } from '../support/standalone/standalone-options.ts';
import { makeTwilioStyleSimulator } from '../twiml/simulator.ts';
import { standaloneFields } from '../twiml/standalone-fields.ts';
import { SIGNALWIRE_CREDENTIALS, signalwireAccount } from './account.ts';
import { SIGNALWIRE } from './dialect.ts';

const { projectId, apiToken, signingKey } = SIGNALWIRE_CREDENTIALS;

/** SignalWire on its own: one project with one number. */
export const standaloneSignalwire: StandaloneCarrier = {
  company: 'SignalWire',
  help: 'Sells numbers over the compatibility API, runs cXML, and signs what it sends with X-SignalWire-Signature.',
  options: [...COMMON_OPTIONS, FALLBACK_OPTION, TEXT_OPTION],
  apis: { 'API base URL': SIGNALWIRE.apiPath },
  credentials: [
    { name: 'Project ID', value: projectId },
    { name: 'API token', value: apiToken },
    { name: 'Signing key', value: signingKey },
  ],
  start: (parts) => {
    const fields = standaloneFields(parts);
    const account = signalwireAccount(SIGNALWIRE_CREDENTIALS, [{ number: parts.number, fields }]);
    return makeTwilioStyleSimulator(SIGNALWIRE, [account], { newNumberFields: fields }).handle;
  },
};
