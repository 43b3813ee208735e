import type { Names } from '../../support/http/router.ts';
import type { Stock } from '../../support/stock/stock.ts';
import type { Account } from '../account.ts';
import type { TropoSettings } from '../settings.ts';
import type { Answer } from './answers.ts';
import type { Assignments } from './assign-address.ts';
import type { Fields } from './bodies.ts';
import type { Hrefs } from './hrefs.ts';

export interface ProvisioningDependencies extends Assignments {
  readonly account: Account;
  readonly stock: Stock;
  readonly hrefs: Hrefs;
  readonly settings: () => TropoSettings;
  readonly randomId: () => string;
  readonly now: () => Date;
}

export interface ProvisioningCall extends ProvisioningDependencies {
  readonly names: Names;
  readonly query: URLSearchParams;
  readonly fields: Fields;
}

export type ProvisioningHandler = (call: ProvisioningCall) => Answer;
