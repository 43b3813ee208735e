import type { CarrierDescription } from '../description.ts';

export const signalwire: CarrierDescription = {
  company: 'SignalWire',
  provenBy: 'signature',
  fallbackMethod: 'GET',
  secrets: {
    api: { fields: ['space', 'projectId', 'apiToken'] },
    signing: {
      fields: ['projectId', 'signingKey'],
      note: ', and while the key is being changed "previousSigningKey"',
    },
  },
};
