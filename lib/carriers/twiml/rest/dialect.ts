import type { Fields } from './client.ts';

/** Where the REST APIs of carriers that speak like Twilio differ. */
export interface RestDialect {
  /** As problems name it. */
  readonly company: string;
  /** What we sign in with, as the carrier calls it. */
  readonly signIn: string;
  /** Kinds of numbers that are masks, the most ordinary first; a country need not have all of them. */
  readonly numberTypes: readonly [string, ...string[]];
  /** What the search leaves out by itself, so that a page is not spent on what cannot be bought. */
  readonly searchFilters: Fields;
  /** More of the same, for numbers that need an address. */
  readonly addressFilters: Fields;
  /** How many numbers of the account one page holds. */
  readonly pageSize: string;
  /** What a release is answered with while the carrier does not yet take the number back. */
  readonly laterStatuses: readonly number[];
}
