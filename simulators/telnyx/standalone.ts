import type { StandaloneCarrier } from '../support/standalone/standalone-carrier.ts';
import { COMMON_OPTIONS, FALLBACK_OPTION } from '../support/standalone/standalone-options.ts';
import { TELNYX_CREDENTIALS } from './account.ts';
import { activeNumber, texmlApplication } from './first-state.ts';
import { makeTelnyxSimulator } from './simulator.ts';

const { apiKey, applicationId, publicKey } = TELNYX_CREDENTIALS;

/** Telnyx on its own: one account with one TeXML application and one number. */
export const standaloneTelnyx: StandaloneCarrier = {
  company: 'Telnyx',
  help: 'Takes orders for numbers over API v2, runs TeXML, and signs what it sends with Ed25519. Order a number with the application below as its connection_id; without one, calls to it fail.',
  options: [...COMMON_OPTIONS, FALLBACK_OPTION],
  apis: { 'API base URL': '/v2' },
  credentials: [
    { name: 'API key', value: apiKey },
    { name: 'Public key', value: publicKey },
    { name: 'TeXML application', value: applicationId },
  ],
  start: ({ voiceUrl, fallbackUrl = '', number }) =>
    makeTelnyxSimulator({
      voiceUrl,
      fallbackUrl,
      saved: {
        applications: [texmlApplication(applicationId, 'default', { voiceUrl, fallbackUrl })],
        numbers: [activeNumber('2300000000000000001', number, { connectionId: applicationId })],
        orders: [],
        stock: {},
        nextId: 0,
      },
    }).handle,
};
