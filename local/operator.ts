import { connectCarriers } from '../functions/connect-carriers.ts';
import type { Table } from '../lib/aws/table.ts';
import { connectTable } from '../lib/aws/table.ts';
import type { Connections } from '../lib/carriers/connections.ts';
import { nowSeconds } from '../lib/clock.ts';
import type { Environment } from '../lib/config.ts';
import { tableName } from '../lib/config.ts';
import { CARRIER_BUDGET_MS } from '../lib/masks/carrier-budget.ts';
import { makeDynamodbMaskStore } from '../lib/masks/dynamodb-mask-store.ts';
import { makeIds } from '../lib/masks/make-ids.ts';
import type { Dependencies } from '../lib/masks/sweep/dependencies.ts';
import { makeDynamodbSweepNotes } from '../lib/masks/sweep/dynamodb-sweep-notes.ts';
import { useLocalEnvironment } from './environment.ts';
import { findRunning, type Running } from './running.ts';

/** Which table and carrier a command is about; no table means the local run. */
export interface Target {
  readonly table?: string | undefined;
  readonly secret?: string | undefined;
  readonly 'tropo-api-url'?: string | undefined;
  readonly 'tombstone-days'?: string | undefined;
}

/** The options of every command that works on table and carrier. */
export const TARGET_OPTIONS = {
  table: { type: 'string' },
  secret: { type: 'string' },
  'tropo-api-url': { type: 'string', default: 'https://api.tropo.com/v1' },
  'tombstone-days': { type: 'string', default: '90' },
} as const;

export const TARGET_HELP = `  --table NAME         the stack's TableName; without it the command is about what npm start runs on this machine
  --secret ID          the stack's TropoApiSecretId
  --tropo-api-url URL  as the setting tropoApiUrl of the stack
  --tombstone-days N   as the setting tombstoneDays of the stack; 90 unless told
AWS credentials and region are found as by every AWS tool.`;

/** Everything that works on table and carrier, but for the settings of the sweep. */
export type Operator = Omit<Dependencies, 'settings'> & { readonly connections: Connections };

/** @throws Error in words */
export const connectOperator = (target: Target, findRun: () => Running = findRunning): Operator => {
  const tombstoneDays = daysOf(target['tombstone-days'] ?? TARGET_OPTIONS['tombstone-days'].default);
  const environment = environmentOf(target, findRun);
  const table = connectTable({ name: tableName(environment) });
  const connections = connectCarriers(environment, table);
  const { name, supplier } = connections.choose();
  return {
    store: makeDynamodbMaskStore(table),
    notes: makeDynamodbSweepNotes(table, name),
    connections,
    supplier,
    connection: name,
    ids: makeIds(),
    nowSeconds,
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

const environmentOf = ({ table, secret, ...urls }: Target, findRun: () => Running): Environment => {
  if (table === undefined) {
    const { environment } = findRun();
    useLocalEnvironment(environment);
    return environment;
  }
  if (secret === undefined) {
    throw new Error('Name the --secret, too: the stack’s output TropoApiSecretId.');
  }
  return {
    TABLE_NAME: table,
    CONNECTIONS: 'tropo',
    TROPO_API_SECRET_ID: secret,
    TROPO_API_URL: urls['tropo-api-url'],
  };
};

export interface TargetTable {
  readonly table: Table;
  /** Where the API of the local run is; `undefined` when the table is a stack's. */
  readonly localApiUrl: string | undefined;
}

/** For a command that needs no carrier. No name means the local run. @throws Error in words */
export const connectTargetTable = (
  name: string | undefined,
  findRun: () => Running = findRunning,
): TargetTable => {
  if (name !== undefined) {
    return { table: connectTable({ name }), localApiUrl: undefined };
  }
  const { environment, apiUrl } = findRun();
  useLocalEnvironment(environment);
  return { table: connectTable({ name: tableName(environment) }), localApiUrl: apiUrl };
};
