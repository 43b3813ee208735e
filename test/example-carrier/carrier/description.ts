import type { CarrierDescription } from '../../../lib/carriers/description.ts';

export const example: CarrierDescription = {
  company: 'Example',
  provenBy: 'signature',
  apiUrl: 'https://api.carrier.example/v1',
  fallbackMethod: 'POST',
  secrets: {
    api: { fields: ['apiKey'] },
    signing: {
      fields: ['signingKey'],
      note: ', and while the key is being changed "previousSigningKey"',
    },
  },
};
