import type { NumberSupplier } from '../carrier.ts';
import type { RestDialect } from '../twilio-style/dialect.ts';
import type { AccountOptions } from '../twilio-style/supplier.ts';
import { makeTwilioStyleSupplier } from '../twilio-style/supplier.ts';

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
