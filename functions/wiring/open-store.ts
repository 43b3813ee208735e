import { connectTable } from '../../lib/aws/table.ts';
import type { Store } from '../../lib/table/store.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import type { Environment } from './config.ts';
import { tableName } from './config.ts';

/** The ports to the table. @throws Error that names the variable which is missing */
export const openStore = (environment: Environment): Store =>
  makeDynamodbStore(connectTable({ name: tableName(environment) }));
