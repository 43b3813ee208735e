import type { Table } from '../aws/table.ts';
import type { SlotStore } from '../numbers/quotas/slot-store.ts';
import { ABSENT, deleteRow, findRow, putRow } from './commands.ts';
import { slotsKey } from './keys.ts';
import { rowToSlots, slotsToRow } from './rows.ts';

/** The slots of all quotas in DynamoDB. */
export const makeDynamodbSlots = (table: Table): SlotStore => ({
  findSlots: (quota) => findRow(table, slotsKey(quota), rowToSlots),
  insertSlots: (slots) => putRow(table, slotsToRow(slots), ABSENT),
  replaceSlots: (before, after) => putRow(table, slotsToRow(after), { etag: before.etag }),
  removeSlots: (slots) => deleteRow(table, slotsKey(slots), slots.etag),
});
