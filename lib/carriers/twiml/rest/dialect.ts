import type { Fields } from './client.ts';

/** Where REST APIs like Twilio's differ. */
export interface RestDialect {
  /** Its name in error messages. */
  readonly company: string;
  /** The carrier's word for the credentials. */
  readonly signIn: string;
  /** The types of numbers to look for, the most common first. A country need not have all of them. */
  readonly numberTypes: readonly [string, ...string[]];
  /** Filters that keep numbers out of a page which cannot be used as masks. */
  readonly searchFilters: Fields;
  /** Further filters, against numbers that need an address. */
  readonly addressFilters: Fields;
  /** How many numbers of the account to ask for in one page. */
  readonly pageSize: string;
  /** Statuses of a release that the carrier does not accept yet. */
  readonly laterStatuses: readonly number[];
}
