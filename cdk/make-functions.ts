import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { METRICS } from './alarms.ts';
import { HttpFunction } from './http-function.ts';
import { BY_PERSON, type TableName } from './mask-table.ts';
import { PERMISSIONS, type Permissions } from './permissions.ts';
import type { Settings } from './settings.ts';
import type { TropoSecret } from './tropo-secret.ts';

interface Parts {
  readonly table: TableName;
  readonly secret: TropoSecret;
  readonly settings: Settings;
}

/**
 * The table answers in milliseconds. A carrier may take long, and API Gateway waits for 30 s at most. For a sweep nobody
 * waits: 15 minutes are the most that Lambda gives.
 */
const TIMEOUT_SECONDS = { withoutCarrier: 5, withCarrier: 28, sweeping: 15 * 60 };

/** Every function that {@link PERMISSIONS} names, by that name. */
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
  const made = new HttpFunction(scope, name, {
    name,
    timeoutSeconds: TIMEOUT_SECONDS[timeoutOf(permissions)],
    memoryMb: parts.settings.memoryMb,
    logRetentionDays: parts.settings.logRetentionDays,
    environment: environmentOf(permissions, parts),
  });
  for (const statement of statementsOf(permissions, parts)) made.lambda.addToRolePolicy(statement);
  return made;
};

const timeoutOf = ({ callsCarrier, sweeps }: Permissions): keyof typeof TIMEOUT_SECONDS => {
  if (sweeps) return 'sweeping';
  return callsCarrier ? 'withCarrier' : 'withoutCarrier';
};

const environmentOf = (permissions: Permissions, { table, secret, settings }: Parts) => ({
  TABLE_NAME: table.tableName,
  POWERTOOLS_SERVICE_NAME: METRICS.service,
  POWERTOOLS_METRICS_NAMESPACE: METRICS.namespace,
  ...(permissions.callsCarrier && {
    TROPO_SECRET_ID: secret.secretArn,
    TROPO_API_URL: settings.tropoApiUrl,
    TOMBSTONE_DAYS: String(settings.tombstoneDays),
  }),
  ...(permissions.sweeps && sweepEnvironment(settings)),
});

const sweepEnvironment = ({ releaseAfterDays, releaseOrphans, orphanGraceHours }: Settings) => ({
  RELEASE_AFTER_DAYS: String(releaseAfterDays),
  RELEASE_ORPHANS: String(releaseOrphans),
  ORPHAN_GRACE_HOURS: String(orphanGraceHours),
});

/** Written out, because `table.grant` would allow each action on every index as well. */
const statementsOf = (
  { table: onTable, byPerson = [], callsCarrier }: Permissions,
  { table, secret }: Parts,
) =>
  [
    { actions: [...onTable], resources: [table.tableArn] },
    { actions: [...byPerson], resources: [`${table.tableArn}/index/${BY_PERSON}`] },
    { actions: callsCarrier ? ['secretsmanager:GetSecretValue'] : [], resources: [secret.secretArn] },
  ]
    .filter(({ actions }) => actions.length > 0)
    .map((statement) => new PolicyStatement(statement));
