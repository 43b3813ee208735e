import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { listMasksHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = listMasksHandler({
  listMasks: ({ number, ...wanted }) =>
    number === undefined ? store.list(wanted) : store.listByNumber(number, wanted),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
  nowSeconds,
});
