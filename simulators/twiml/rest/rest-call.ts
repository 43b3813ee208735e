import type { CarrierAccount } from '../accounts/account.ts';
import type { NumberFields } from '../accounts/incoming-number.ts';
import type { NumberBook } from '../accounts/number-book.ts';
import type { Dialect } from '../dialect.ts';
import type { TwilioStyleSettings } from '../settings.ts';

export interface RestDependencies {
  readonly accounts: readonly CarrierAccount[];
  readonly book: NumberBook;
  readonly dialect: Dialect;
  readonly settings: () => TwilioStyleSettings;
  readonly now: () => Date;
  /** The fields of a bought number that its order does not set. */
  readonly newNumberFields: NumberFields;
}

/** An authenticated request to the REST API. */
export interface RestCall extends RestDependencies {
  readonly account: CarrierAccount;
  readonly names: (name: string) => string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
}

export type RestHandler = (call: RestCall) => RestAnswer;

/** The path of a resource in the account, as answers give it. */
export const uriOf = ({ account, dialect }: RestCall, path: string): string =>
  `${dialect.apiPath}/Accounts/${account.sid}${path}.json`;
