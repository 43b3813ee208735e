import type { NumberSupplier } from '../supplier.ts';
import type { RestDialect } from '../twiml/rest/dialect.ts';
import type { AccountOptions } from '../twiml/rest/supplier.ts';
import { makeTwilioStyleSupplier } from '../twiml/rest/supplier.ts';

/** Every filter of a search works, and a number goes back at once. */
const DIALECT: RestDialect = {
  company: 'Twilio',
  signIn: 'API key',
  numberTypes: ['Local', 'Mobile', 'National'],
  searchFilters: { VoiceEnabled: 'true', Beta: 'false' },
  addressFilters: { ExcludeAllAddressRequired: 'true' },
  pageSize: '1000',
  laterStatuses: [],
};

/** Numbers from Twilio. */
export const makeTwilioSupplier = (options: AccountOptions): NumberSupplier =>
  makeTwilioStyleSupplier(DIALECT, options);
