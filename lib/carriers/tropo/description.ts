import type { CarrierDescription } from '../description.ts';

export const tropo: CarrierDescription = {
  company: 'Tropo',
  provenBy: 'key',
  apiUrl: 'https://api.tropo.com/v1',
  secrets: {
    api: {
      fields: ['username', 'password', 'applicationId'],
      purpose: 'Tropo account that Callmask buys numbers with',
      whyUnrotated: 'Tropo has no call that changes a password, so a rotation could only be done by hand.',
    },
  },
};
