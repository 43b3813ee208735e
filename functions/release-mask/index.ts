import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { logConfig, tableName, tombstoneDays } from '../../lib/config.ts';
import { makeLog } from '../../lib/log/log.ts';
import { CARRIER_BUDGET_MS } from '../../lib/masks/carrier-budget.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeIds } from '../../lib/masks/make-ids.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { connectCarriers } from '../connect-carriers.ts';
import { releaseMaskHandler } from './handler.ts';

const table = connectTable({ name: tableName(process.env) });

const releaseMask = makeReleaseMask({
  store: makeDynamodbMaskStore(table),
  connections: connectCarriers(process.env, table),
  ids: makeIds(),
  nowSeconds,
  tombstoneDays: tombstoneDays(process.env),
  deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
});

export const handler = releaseMaskHandler({
  releaseMask,
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
  nowSeconds,
});
