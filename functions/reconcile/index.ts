import { renderCreated } from '../../lib/api/render-created.ts';
import { connectTable } from '../../lib/aws/table.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeReconcile } from '../../lib/numbers/reconciling/reconcile.ts';
import { makeDynamodbMaskStore } from '../../lib/table/mask-store.ts';
import { makeDynamodbReconciliationNotes } from '../../lib/table/reconciliation-notes.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import { logConfig, reconciliationSettings, tableName, tombstoneDays } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { reconcileHandler } from './handler.ts';

/** Lambda gives it 15 minutes; what begins in the last second of these may still need the carrier twice. */
const BUDGET_SECONDS = 13 * 60;

const table = connectTable({ name: tableName(process.env) });
const connections = connectCarriers(process.env, table).all;

const reconcileOf = ({ name, supplier }: ConnectedCarrier) =>
  makeReconcile({
    store: makeDynamodbMaskStore(table),
    notes: makeDynamodbReconciliationNotes(table, name),
    supplier,
    connection: name,
    ids: makeIds(),
    nowSeconds,
    renderCreated,
    tombstoneDays: tombstoneDays(process.env),
    deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
    settings: reconciliationSettings(process.env),
  });

export const handler = reconcileHandler({
  reconciliations: connections.map((connection) => {
    const reconcile = reconcileOf(connection);
    return {
      connection: connection.name,
      run: () => reconcile({ budgetSeconds: BUDGET_SECONDS / connections.length }),
    };
  }),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
