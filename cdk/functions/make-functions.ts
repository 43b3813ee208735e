import type { Construct } from 'constructs';
import { type FunctionWork, LAMBDA_MS } from '../../lib/time-limits.ts';
import type { ConnectionSecrets } from '../carriers/connection-secrets.ts';
import type { TableName } from '../mask-table.ts';
import type { Settings } from '../settings.ts';
import { answersCallers } from './answers-callers.ts';
import { environmentOf, type VoiceAddresses } from './environment.ts';
import { type Capacity, HttpFunction } from './http-function.ts';
import { PERMISSIONS, type Permissions } from './permissions.ts';
import { statementsOf } from './role-statements.ts';

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  /** `undefined` if no connection needs it. */
  readonly voice: VoiceAddresses | undefined;
  readonly settings: Settings;
}

/** Makes every function that {@link PERMISSIONS} names, by that name. */
export const makeFunctions = (scope: Construct, parts: Parts): ReadonlyMap<string, HttpFunction> =>
  new Map(
    Object.entries(PERMISSIONS).map(([name, permissions]) => [
      name,
      makeFunction(scope, name, permissions, parts),
    ]),
  );

const makeFunction = (
  scope: Construct,
  name: string,
  permissions: Permissions,
  parts: Parts,
): HttpFunction => {
  const { logRetentionDays, encryptionKeyArn } = parts.settings;
  const made = new HttpFunction(scope, name, {
    name,
    timeoutSeconds: LAMBDA_MS[workOf(permissions)] / 1000,
    ...capacityOf(name, parts.settings),
    logRetentionDays,
    environment: environmentOf(permissions, parts),
  });
  for (const statement of statementsOf(permissions, { ...parts, encryptionKeyArn })) {
    made.lambda.addToRolePolicy(statement);
  }
  return made;
};

/** Clients of the API can wait for a cold start, and share the account's concurrency. */
const capacityOf = (name: string, settings: Settings): Capacity =>
  answersCallers(name)
    ? {
        memoryMb: settings.transferMemoryMb,
        provisionedConcurrency: settings.transferProvisionedConcurrency,
        reservedConcurrency: settings.transferReservedConcurrency,
      }
    : { memoryMb: settings.memoryMb, provisionedConcurrency: 0, reservedConcurrency: undefined };

/** What decides how long a function may run. */
export const workOf = ({ carriers, reconciliations }: Permissions): FunctionWork => {
  if (reconciliations) return 'reconciling';
  return carriers === 'calls' ? 'withCarrier' : 'withoutCarrier';
};
