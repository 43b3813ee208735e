import type { CarrierDescription } from '../description.ts';

export const twilio: CarrierDescription = {
  company: 'Twilio',
  provenBy: 'signature',
  fallbackMethod: 'GET',
  secrets: {
    api: { fields: ['accountSid', 'apiKeySid', 'apiKeySecret'] },
    signing: {
      fields: ['accountSid', 'authToken'],
      note: ', and while the token is being changed "secondaryAuthToken"',
    },
  },
};
