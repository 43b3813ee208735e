import { connectTable } from '../../lib/aws/table.ts';
import { makeListCarriers } from '../../lib/carriers/check-carriers.ts';
import { nowMs } from '../../lib/clock.ts';
import { makeLog } from '../../lib/log/log.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import { logConfig, tableName } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { listCarriersHandler } from './handler.ts';

const table = connectTable({ name: tableName(process.env) });

export const handler = listCarriersHandler({
  listCarriers: makeListCarriers({
    connections: connectCarriers(process.env, table),
    deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
  }),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
