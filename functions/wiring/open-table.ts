import { presentRun } from '../../lib/async/run-within.ts';
import { endWith } from '../../lib/aws/end-with.ts';
import type { Table } from '../../lib/aws/table.ts';
import { connectTable } from '../../lib/aws/table.ts';
import type { FunctionWork } from '../../lib/time-limits.ts';
import { AWS_ATTEMPTS, TABLE_ATTEMPT_MS } from '../../lib/time-limits.ts';
import type { Environment } from './config.ts';
import { tableName } from './config.ts';

/** The table, for everything but calls. Its requests end with the run that makes them. @throws Error that names the variable which is missing */
export const openTable = (environment: Environment, work: FunctionWork): Table => {
  const limits = { timeoutMs: TABLE_ATTEMPT_MS[work], maxAttempts: AWS_ATTEMPTS };
  return endWith(connectTable({ name: tableName(environment), ...limits }), () => presentRun()?.work);
};
