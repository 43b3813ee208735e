import { connectTable } from '../../lib/aws/table.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { makeIds } from '../../lib/ids.ts';
import { makeLog } from '../../lib/log/log.ts';
import { makeSweep } from '../../lib/numbers/reconciling/reconcile.ts';
import { makeDynamodbMaskStore } from '../../lib/table/mask-store.ts';
import { makeDynamodbSweepNotes } from '../../lib/table/reconciliation-notes.ts';
import { CARRIER_BUDGET_MS } from '../wiring/carrier-budget.ts';
import { logConfig, sweepConfig, tableName, tombstoneDays } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { sweepHandler } from './handler.ts';

/** Lambda gives it 15 minutes; what begins in the last second of these may still need the carrier twice. */
const BUDGET_SECONDS = 13 * 60;

const table = connectTable({ name: tableName(process.env) });
const connections = connectCarriers(process.env, table).all;

const sweepOf = ({ name, supplier }: ConnectedCarrier) =>
  makeSweep({
    store: makeDynamodbMaskStore(table),
    notes: makeDynamodbSweepNotes(table, name),
    supplier,
    connection: name,
    ids: makeIds(),
    nowSeconds,
    tombstoneDays: tombstoneDays(process.env),
    deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
    settings: sweepConfig(process.env),
  });

export const handler = sweepHandler({
  sweeps: connections.map((connection) => {
    const sweep = sweepOf(connection);
    return {
      connection: connection.name,
      run: () => sweep({ budgetSeconds: BUDGET_SECONDS / connections.length }),
    };
  }),
  log: makeLog({ ...logConfig(process.env), nowMs }),
  nowMs,
});
