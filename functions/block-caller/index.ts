import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { logConfig, tableName } from '../../lib/config.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeBlockCaller } from '../../lib/masks/block-caller.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeIds } from '../../lib/masks/make-ids.ts';
import { blockCallerHandler } from './handler.ts';

const store = makeDynamodbMaskStore(connectTable({ name: tableName(process.env) }));

export const handler = blockCallerHandler({
  blockCaller: makeBlockCaller({ store, ids: makeIds(), nowSeconds }),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
