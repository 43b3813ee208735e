import { connectTable } from '../../lib/aws/table.ts';
import type { MaskStore } from '../../lib/masks/mask-store.ts';
import { makeDynamodbMaskStore } from '../../lib/table/mask-store.ts';
import type { Environment } from './config.ts';
import { tableName } from './config.ts';

/** The masks of the one table. @throws Error that names the variable which is missing */
export const openStore = (environment: Environment): MaskStore =>
  makeDynamodbMaskStore(connectTable({ name: tableName(environment) }));
