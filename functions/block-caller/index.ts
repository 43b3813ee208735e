import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeBlockCaller } from '../../lib/masks/block-caller.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { blockCallerHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = blockCallerHandler({
  blockCaller: makeBlockCaller({ store, ids: makeIds(), nowSeconds }),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
