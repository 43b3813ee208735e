import type { StandaloneCarrier } from '../support/standalone/standalone-carrier.ts';
import { COMMON_OPTIONS, TEXT_OPTION } from '../support/standalone/standalone-options.ts';
import { CREDENTIALS, FIRST_APPLICATION_ID, firstState } from './account.ts';
import { makeTropoSimulator } from './simulator.ts';

/** Tropo on its own: one account with one application and one number. */
export const standaloneTropo: StandaloneCarrier = {
  company: 'Tropo',
  help: 'Sells numbers over the provisioning API, runs the JSON documents of the WebAPI, and launches sessions by token. It signs nothing.',
  options: [...COMMON_OPTIONS, TEXT_OPTION],
  apis: { 'Provisioning API': '/v1', 'Session API': '/1.0' },
  credentials: [
    { name: 'User name', value: CREDENTIALS.username },
    { name: 'Password', value: CREDENTIALS.password },
    { name: 'Application', value: FIRST_APPLICATION_ID },
  ],
  start: ({ url, voiceUrl, textUrl = voiceUrl, number }) => {
    const first = firstState(voiceUrl, textUrl);
    const owned = { type: 'number', value: number, applicationId: FIRST_APPLICATION_ID };
    const saved = { ...first, addresses: [...first.addresses, owned], stock: {} };
    return makeTropoSimulator({ voiceUrl, baseUrl: url, saved }).handle;
  },
};
