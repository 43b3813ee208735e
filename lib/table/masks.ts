import type { Table } from '../aws/table.ts';
import type { MaskStore } from '../masks/mask-store.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import { ABSENT, deleteRow, findRow, putRow } from './commands.ts';
import { maskKey } from './keys.ts';
import { maskToRow, rowToMask } from './rows.ts';

/**
 * Owned numbers and their assignments in DynamoDB. All writes are single-item and conditional: each step of a purchase can
 * be resumed, at half the price of a transaction.
 */
export const makeDynamodbMasks = (table: Table): MaskStore & NumberStore => ({
  find: (mask) => findRow(table, maskKey(mask), rowToMask),
  insert: (row) => putRow(table, maskToRow(row), ABSENT),
  replace: (before, after) => putRow(table, maskToRow(after), { etag: before.etag }),
  remove: ({ mask, etag }) => deleteRow(table, maskKey(mask), etag),
});
