import { connectTable } from '../../lib/aws/table.ts';
import { nowMs } from '../../lib/clock.ts';
import { makeLog } from '../../lib/log/log.ts';
import { listBlocks } from '../../lib/masks/list-blocks.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { listBlocksHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = listBlocksHandler({
  listBlocks: (mask) => listBlocks(store, mask),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
