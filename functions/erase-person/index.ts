import { pause } from '../../lib/async/pause.ts';
import { connectTable } from '../../lib/aws/table.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeAssignments } from '../../lib/masks/assignments.ts';
import { makeErasePerson } from '../../lib/people/erase-person.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import { logConfig, tableName, tombstoneDays } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { erasePersonHandler } from './handler.ts';

const table = connectTable({ name: tableName(process.env) });
const store = makeDynamodbStore(table);

const erase = makeErasePerson({
  store,
  assignments: makeAssignments(store),
  connections: connectCarriers(process.env, table),
  ids: makeIds(),
  nowSeconds,
  tombstoneDays: tombstoneDays(process.env),
  pause,
  deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
});

export const handler = erasePersonHandler({
  erase,
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
