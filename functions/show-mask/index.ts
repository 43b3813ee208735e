import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeLog } from '../../lib/log/log.ts';
import { showMask } from '../../lib/masks/show-mask.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { showMaskHandler } from './handler.ts';

const store = makeDynamodbStore(connectTable({ name: tableName(process.env) }));

export const handler = showMaskHandler({
  showMask: (mask) => showMask(store, mask),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
  nowSeconds,
});
