import { connectTable } from '../../lib/aws/table.ts';
import type { ConnectedCarrier } from '../../lib/carriers/connections.ts';
import { nowMs, nowSeconds } from '../../lib/clock.ts';
import { logConfig, sweepConfig, tableName, tombstoneDays } from '../../lib/config.ts';
import { makeLog } from '../../lib/log/log.ts';
import { CARRIER_BUDGET_MS } from '../../lib/masks/carrier-budget.ts';
import { makeDynamodbMaskStore } from '../../lib/masks/dynamodb-mask-store.ts';
import { makeIds } from '../../lib/masks/make-ids.ts';
import { makeDynamodbSweepNotes } from '../../lib/masks/sweep/dynamodb-sweep-notes.ts';
import { makeSweep } from '../../lib/masks/sweep/sweep.ts';
import { connectCarriers } from '../connect-carriers.ts';
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
