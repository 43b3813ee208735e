import type { CarrierDescription } from '../description.ts';

export const telnyx: CarrierDescription = {
  company: 'Telnyx',
  provenBy: 'signature',
  // A TeXML application has one method for both of its addresses.
  fallbackMethod: 'POST',
  secrets: {
    api: { fields: ['apiKey', 'applicationId'], note: ', the latter of the TeXML application' },
    signing: {
      fields: ['publicKey'],
      note: ', and while the key is being changed "previousPublicKey"',
    },
  },
};
