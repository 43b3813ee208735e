import { connectTable } from '../../lib/aws/table.ts';
import { nowMs } from '../../lib/clock.ts';
import { logConfig, tableName } from '../../lib/config.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { listBlocks } from '../../lib/masks/list-blocks.ts';
import { listBlocksHandler } from './handler.ts';

const store = makeDynamodbMaskStore(connectTable({ name: tableName(process.env) }));

export const handler = listBlocksHandler({
  listBlocks: (mask) => listBlocks(store, mask),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
