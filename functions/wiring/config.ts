import type { CallRates } from '../../lib/calls/call-limits.ts';
import type { Connection, ConnectionName } from '../../lib/carriers/connection.ts';
import { parseConnections } from '../../lib/carriers/connection.ts';
import type { LogOptions } from '../../lib/log/log.ts';
import type { ReconciliationSettings } from '../../lib/numbers/reconciling/reconcile-dependencies.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How the account of a connection is reached. */
export interface ApiConfig {
  /** The secret that buys numbers. */
  readonly secretId: string;
  /** Of the carrier's API, without a slash at the end. Left out: the carrier's own. */
  readonly baseUrl?: string;
}

/** Where carriers reach us. */
export interface VoiceConfig {
  /** The public address of the API, without a slash at the end. It may have a path. */
  readonly publicUrl: string;
  /** Where a carrier asks when we do not answer. */
  readonly fallbackUrl: string;
}

/** @throws Error that names the variable which is missing */
export const tableName = (environment: Environment): string => required(environment, 'TABLE_NAME');

/** In the order of preference. @throws Error with a message for the deployer */
export const connections = (environment: Environment): readonly Connection[] =>
  parseConnections(required(environment, 'CONNECTIONS'));

/** @throws Error that names the variable which is missing or wrong */
export const apiConfig = (environment: Environment, connection: ConnectionName): ApiConfig => {
  const prefix = prefixOf(connection);
  const url = environment[`${prefix}_API_URL`] ?? '';
  return {
    secretId: required(environment, `${prefix}_API_SECRET_ID`),
    ...(url !== '' && { baseUrl: urlOf(environment, `${prefix}_API_URL`) }),
  };
};

/** The secret that checks a carrier's signatures. @throws Error that names the variable which is missing */
export const signingSecretId = (environment: Environment, connection: ConnectionName): string =>
  required(environment, `${prefixOf(connection)}_SIGNING_SECRET_ID`);

/** @throws Error that names the variable which is missing or wrong */
export const publicUrl = (environment: Environment): string => urlOf(environment, 'PUBLIC_URL');

/** @throws Error that names the variable which is missing or wrong */
export const voiceConfig = (environment: Environment): VoiceConfig => ({
  publicUrl: publicUrl(environment),
  fallbackUrl: urlOf(environment, 'FALLBACK_URL'),
});

/** The prefix of a connection's variables: `EU_WEST` for `eu-west`. */
export const prefixOf = (connection: ConnectionName): string => connection.toUpperCase().replaceAll('-', '_');

const urlOf = (environment: Environment, name: string): string => {
  const url = required(environment, name);
  if (!URL.canParse(url)) {
    throw new Error(`${name} is not a URL.`);
  }
  return url.replace(/\/$/, '');
};

/** As text: its parser needs the metadata of countries, which the transfer function must not load. @throws Error if it is missing */
export const maskableNumbers = (environment: Environment): string =>
  required(environment, 'MASKABLE_NUMBERS');

/** @throws Error that names the variable which is missing or wrong */
export const callRates = (environment: Environment): CallRates => ({
  perMask: count(environment, 'CALLS_PER_MINUTE_PER_MASK'),
  perCaller: count(environment, 'CALLS_PER_MINUTE_PER_CALLER'),
});

/** How to write the log. Never throws, because the log has to report what else is wrong. */
export const logConfig = (environment: Environment): Omit<LogOptions, 'nowMs'> => ({
  metricsNamespace: environment['METRICS_NAMESPACE'],
  isQuiet: environment['LOG_LEVEL'] === 'WARN',
});

/** In seconds. @throws Error that names the variable which is missing or wrong */
export const callLimitSeconds = (environment: Environment): number =>
  count(environment, 'CALL_LIMIT_MINUTES') * 60;

/** @throws Error that names the variable which is missing or wrong */
export const reconciliationSettings = (environment: Environment): ReconciliationSettings => ({
  releaseAfterDays: count(environment, 'RELEASE_AFTER_DAYS'),
  orphanGraceHours: count(environment, 'ORPHAN_GRACE_HOURS'),
  releaseOrphans: required(environment, 'RELEASE_ORPHANS') === 'true',
});

/** @throws Error that names the variable which is missing or wrong */
export const requestRetentionHours = (environment: Environment): number =>
  count(environment, 'REQUEST_RETENTION_HOURS');

/** @throws Error that names the variable which is missing or wrong */
export const tombstoneDays = (environment: Environment): number => count(environment, 'TOMBSTONE_DAYS');

/** @throws Error that names the variable which is missing or wrong */
export const masksPerNumber = (environment: Environment): number => quota(environment, 'MASKS_PER_NUMBER');

/** @throws Error that names the variable which is missing or wrong */
export const masksPerDay = (environment: Environment): number => quota(environment, 'MASKS_PER_DAY');

/** One row holds all slots of a quota, and rows have to stay small. */
const MOST_SLOTS = 1000;

const quota = (environment: Environment, name: string): number => {
  const value = count(environment, name);
  if (value < 1 || value > MOST_SLOTS) {
    throw new Error(`${name} is not from 1 to ${MOST_SLOTS}.`);
  }
  return value;
};

const count = (environment: Environment, name: string): number => {
  const value = Number(required(environment, name));
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`${name} is not a whole number, 0 or more.`);
  }
  return value;
};

const required = (environment: Environment, name: string): string => {
  const value = environment[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set.`);
  }
  return value;
};
