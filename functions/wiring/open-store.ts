import type { Store } from '../../lib/table/store.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import type { Environment } from './config.ts';
import { openTable } from './open-table.ts';

/** The ports to the table, for a function that asks no carrier. @throws Error that names the variable which is missing */
export const openStore = (environment: Environment): Store =>
  makeDynamodbStore(openTable(environment, 'withoutCarrier'));
