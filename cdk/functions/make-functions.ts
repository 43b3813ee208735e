import type { Construct } from 'constructs';
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

/**
 * Time-outs. The table answers in milliseconds. A carrier may take long, and API Gateway waits for 30 s at most. No client
 * waits for a reconciliation, so it gets 15 minutes, the most that Lambda allows.
 */
const TIMEOUT_SECONDS = { withoutCarrier: 5, withCarrier: 28, reconciling: 15 * 60 };

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
    timeoutSeconds: TIMEOUT_SECONDS[timeoutOf(permissions)],
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

const timeoutOf = ({ carriers, reconciliations }: Permissions): keyof typeof TIMEOUT_SECONDS => {
  if (reconciliations) return 'reconciling';
  return carriers === 'calls' ? 'withCarrier' : 'withoutCarrier';
};
