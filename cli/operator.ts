import type { Environment } from '../functions/wiring/config.ts';
import { connections as connectionsIn, tableName } from '../functions/wiring/config.ts';
import type { ConnectedNumbers } from '../functions/wiring/connect-numbers.ts';
import { connectNumbers } from '../functions/wiring/connect-numbers.ts';
import type { Table } from '../lib/aws/table.ts';
import { connectTable } from '../lib/aws/table.ts';
import { CARRIERS_WITH_KEYS, descriptionOf, usesPublicUrl } from '../lib/carriers/connection.ts';
import { useLocalEnvironment } from '../local/environment.ts';
import type { Running } from '../local/running.ts';
import { findRunning } from '../local/running.ts';
import { wholeNumber } from './command-line/whole-number.ts';
import type { Target } from './target.ts';
import { targetEnvironment } from './target.ts';

const MOST_DAYS = 3650;

/** As the stack's setting `tombstoneDays`. */
export const TOMBSTONE_OPTION = {
  'tombstone-days': {
    value: 'N',
    default: '90',
    read: wholeNumber(1, MOST_DAYS),
    help: "for how many days a released number is not used again: the stack's setting tombstoneDays",
  },
} as const;

/** Which table and accounts, and for how many days a released number is not used again. */
export interface OperatorTarget extends Target {
  readonly 'tombstone-days'?: number | undefined;
}

/** What a command works with: the same as the functions of the run or the stack. */
export interface Operator extends ConnectedNumbers {
  readonly environment: Environment;
}

/** @throws Error in words */
export const connectOperator = (target: OperatorTarget, findRun: () => Running = findRunning): Operator => {
  const { read, default: usual } = TOMBSTONE_OPTION['tombstone-days'];
  const tombstoneDays = target['tombstone-days'] ?? read(usual);
  const environment = { ...targetEnvironment(target, findRun), TOMBSTONE_DAYS: String(tombstoneDays) };
  return { environment, ...connectNumbers(environment) };
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
  if (carriers.every(usesPublicUrl)) {
    throw new Error(
      `Keys are for ${CARRIERS_WITH_KEYS.map((carrier) => descriptionOf(carrier).company).join(' and ')}, which signs nothing. The run on this machine is of ${carriers.join(', ')}, whose calls are known by their signature.`,
    );
  }
  useLocalEnvironment(environment);
  return { table: connectTable({ name: tableName(environment) }), localApiUrl: apiUrl };
};
