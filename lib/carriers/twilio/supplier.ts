import type { NumberSupplier } from '../supplier.ts';
import type { RestDialect } from '../twiml/dialect.ts';
import type { AccountOptions } from '../twiml/supplier.ts';
import { makeTwilioStyleSupplier } from '../twiml/supplier.ts';

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
