import type { NumberSupplier } from '../supplier.ts';
import type { RestDialect } from '../twiml/rest/dialect.ts';
import type { AccountOptions } from '../twiml/rest/supplier.ts';
import { makeTwilioStyleSupplier } from '../twiml/rest/supplier.ts';

/** It takes filters for what a number can do and ignores them, and keeps a number for some time after its purchase. */
const DIALECT: RestDialect = {
  company: 'SignalWire',
  signIn: 'project id and API token',
  numberTypes: ['Local'],
  searchFilters: {},
  addressFilters: {},
  pageSize: '50',
  laterStatuses: [409, 422],
};

/** Numbers from SignalWire, by its compatibility API. */
export const makeSignalwireSupplier = (options: AccountOptions): NumberSupplier =>
  makeTwilioStyleSupplier(DIALECT, options);
