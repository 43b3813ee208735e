import type { Names } from '../../support/http/router.ts';
import type { Stock } from '../../support/stock/stock.ts';
import type { Account } from '../account.ts';
import type { TelnyxSettings } from '../settings.ts';
import type { Answer } from './answers.ts';

export interface RestDependencies {
  readonly account: Account;
  readonly stock: Stock;
  readonly settings: () => TelnyxSettings;
  readonly now: () => Date;
}

export interface RestCall extends RestDependencies {
  readonly names: Names;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
}

export type RestHandler = (call: RestCall) => Answer;
