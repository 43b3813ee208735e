import { connectTable } from '../../lib/aws/table.ts';
import { nowMs } from '../../lib/clock.ts';
import { makeLog } from '../../lib/log/log.ts';
import { unblockCaller } from '../../lib/masks/unblock-caller.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { unblockCallerHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = unblockCallerHandler({
  unblockCaller: (mask, caller) => unblockCaller(store, mask, caller),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
