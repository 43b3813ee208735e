import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeAssignments } from '../../lib/masks/assignments.ts';
import { makeReleaseMask } from '../../lib/masks/release-mask.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import { logConfig, tableName, tombstoneDays } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { releaseMaskHandler } from './handler.ts';

const table = connectTable({ name: tableName(process.env) });
const store = makeDynamodbStore(table);

const releaseMask = makeReleaseMask({
  store,
  assignments: makeAssignments(store),
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
