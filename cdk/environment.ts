import type { TableName } from './mask-table.ts';
import { METRICS } from './metrics.ts';
import type { Settings } from './settings.ts';
import type { TropoSecret } from './tropo-secret.ts';

/** The variable that brings each setting into a function; lib/config.ts reads them. */
const VARIABLES = {
  tombstoneDays: 'TOMBSTONE_DAYS',
  maskableNumbers: 'MASKABLE_NUMBERS',
  masksPerNumber: 'MASKS_PER_NUMBER',
  masksPerDay: 'MASKS_PER_DAY',
  requestRetentionHours: 'REQUEST_RETENTION_HOURS',
  callsPerMinutePerMask: 'CALLS_PER_MINUTE_PER_MASK',
  callsPerMinutePerCaller: 'CALLS_PER_MINUTE_PER_CALLER',
  callLimitMinutes: 'CALL_LIMIT_MINUTES',
  releaseAfterDays: 'RELEASE_AFTER_DAYS',
  releaseOrphans: 'RELEASE_ORPHANS',
  orphanGraceHours: 'ORPHAN_GRACE_HOURS',
} as const satisfies Partial<Record<keyof Settings, string>>;

export type SettingOfFunctions = keyof typeof VARIABLES;

interface Needs {
  readonly callsCarrier?: true;
  readonly settings?: readonly SettingOfFunctions[];
}

interface Parts {
  readonly table: TableName;
  readonly secret: TropoSecret;
  readonly settings: Settings;
}

/** What a function finds in its environment: names and settings, never a credential. */
export const environmentOf = (
  { callsCarrier, settings: names = [] }: Needs,
  { table, secret, settings }: Parts,
): Record<string, string> => ({
  TABLE_NAME: table.tableName,
  METRICS_NAMESPACE: METRICS.namespace,
  ...(callsCarrier && { TROPO_API_SECRET_ID: secret.secretArn, TROPO_API_URL: settings.tropoApiUrl }),
  ...Object.fromEntries(names.map((name) => [VARIABLES[name], String(settings[name])])),
});
