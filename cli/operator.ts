import { CARRIER_BUDGET_MS } from '../functions/wiring/carrier-budget.ts';
import type { Environment } from '../functions/wiring/config.ts';
import { connections as connectionsIn, tableName } from '../functions/wiring/config.ts';
import { connectCarriers } from '../functions/wiring/connect-carriers.ts';
import { renderCreated } from '../lib/api/render-created.ts';
import type { Table } from '../lib/aws/table.ts';
import { connectTable } from '../lib/aws/table.ts';
import type { Connections } from '../lib/carriers/connections.ts';
import { nowSeconds } from '../lib/clock.ts';
import { makeIds } from '../lib/ids.ts';
import type { Dependencies } from '../lib/numbers/reconciling/dependencies.ts';
import { makeDynamodbMaskStore } from '../lib/table/mask-store.ts';
import { makeDynamodbReconciliationNotes } from '../lib/table/reconciliation-notes.ts';
import { useLocalEnvironment } from '../local/environment.ts';
import type { Running } from '../local/running.ts';
import { findRunning } from '../local/running.ts';
import type { Target } from './target.ts';
import { targetEnvironment } from './target.ts';

/** Which table and accounts, and how a number is kept that goes back. */
export interface OperatorTarget extends Target {
  readonly 'tombstone-days'?: string | undefined;
}

export const TOMBSTONE_OPTION = { 'tombstone-days': { type: 'string', default: '90' } } as const;

export const TOMBSTONE_HELP =
  '  --tombstone-days N   as the setting tombstoneDays of the stack; 90 unless told';

type OfConnection = 'connection' | 'notes' | 'supplier';

/** Everything that works on a table and the accounts that its masks are at. */
export interface Operator extends Omit<Dependencies, OfConnection | 'settings'> {
  readonly environment: Environment;
  readonly table: Table;
  readonly connections: Connections;
  /** What is of one connection each, in the order of preference. */
  readonly each: readonly Pick<Dependencies, OfConnection>[];
}

/** @throws Error in words */
export const connectOperator = (target: OperatorTarget, findRun: () => Running = findRunning): Operator => {
  const tombstoneDays = daysOf(target['tombstone-days'] ?? TOMBSTONE_OPTION['tombstone-days'].default);
  const environment = targetEnvironment(target, findRun);
  const table = connectTable({ name: tableName(environment) });
  const connections = connectCarriers(environment, table);
  return {
    environment,
    table,
    store: makeDynamodbMaskStore(table),
    connections,
    each: connections.all.map(({ name, supplier }) => ({
      connection: name,
      supplier,
      notes: makeDynamodbReconciliationNotes(table, name),
    })),
    ids: makeIds(),
    nowSeconds,
    renderCreated,
    tombstoneDays,
    deadline: () => AbortSignal.timeout(CARRIER_BUDGET_MS),
  };
};

const MOST_DAYS = 3650;

const daysOf = (text: string): number => {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (days < 1 || days > MOST_DAYS) {
    throw new Error(`--tombstone-days must be a whole number, 1 to ${MOST_DAYS}.`);
  }
  return days;
};

export interface TargetTable {
  readonly table: Table;
  /** Where the API of the local run is; `undefined` when the table is a stack's. */
  readonly localApiUrl: string | undefined;
}

/**
 * For keys, which need the table alone. No name means the local run.
 * @throws Error in words, also where the run has no use for a key
 */
export const connectKeyTable = (
  name: string | undefined,
  findRun: () => Running = findRunning,
): TargetTable => {
  if (name !== undefined) {
    return { table: connectTable({ name }), localApiUrl: undefined };
  }
  const { environment, apiUrl } = findRun();
  const carriers = connectionsIn(environment).map(({ carrier }) => carrier);
  if (!carriers.includes('tropo')) {
    throw new Error(
      `Keys are for Tropo, which signs nothing. The run on this machine is of ${carriers.join(', ')}, whose calls are known by their signature.`,
    );
  }
  useLocalEnvironment(environment);
  return { table: connectTable({ name: tableName(environment) }), localApiUrl: apiUrl };
};
