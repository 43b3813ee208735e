import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { logConfig, tableName, tombstoneDays } from '../../lib/config.ts';
import { makeLog } from '../../lib/log/log.ts';
import { CARRIER_BUDGET_MS } from '../../lib/masks/carrier-budget.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeForget } from '../../lib/masks/forget.ts';
import { makeIds } from '../../lib/masks/make-ids.ts';
import { pause } from '../../lib/masks/pause.ts';
import { connectCarriers } from '../connect-carriers.ts';
import { forgetHandler } from './handler.ts';

const table = connectTable({ name: tableName(process.env) });

const forget = makeForget({
  store: makeDynamodbMaskStore(table),
  connections: connectCarriers(process.env, table),
  ids: makeIds(),
  nowSeconds,
  tombstoneDays: tombstoneDays(process.env),
  pause,
  deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
});

export const handler = forgetHandler({ forget, log: makeLog({ ...logConfig(process.env), nowMs }), nowMs });
