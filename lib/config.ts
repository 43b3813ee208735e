import type { CallRates } from './calls/call-limits.ts';
import type { LogOptions } from './log/log.ts';
import type { SweepSettings } from './masks/sweep/dependencies.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface TropoConfig {
  /** The secret with the account's user name, password and application. */
  readonly secretId: string;
  readonly baseUrl: string;
}

/** @throws Error that names the variable which is missing */
export const tableName = (environment: Environment): string => required(environment, 'TABLE_NAME');

/** @throws Error that names the variable which is missing or wrong */
export const tropoConfig = (environment: Environment): TropoConfig => {
  const baseUrl = required(environment, 'TROPO_API_URL');
  if (!URL.canParse(baseUrl)) {
    throw new Error('TROPO_API_URL is not a URL.');
  }
  return { secretId: required(environment, 'TROPO_SECRET_ID'), baseUrl: baseUrl.replace(/\/$/, '') };
};

/** As text: what reads it knows of countries, and is more than a caller should wait for. @throws Error if it is missing */
export const maskableNumbers = (environment: Environment): string =>
  required(environment, 'MASKABLE_NUMBERS');

/** @throws Error that names the variable which is missing or wrong */
export const callRates = (environment: Environment): CallRates => ({
  perMask: count(environment, 'CALLS_PER_MINUTE_PER_MASK'),
  perCaller: count(environment, 'CALLS_PER_MINUTE_PER_CALLER'),
});

/** How the log is kept. Never throws: without a log nobody would learn what else is wrong. */
export const logConfig = (environment: Environment): Omit<LogOptions, 'nowMs'> => ({
  metricsNamespace: environment['METRICS_NAMESPACE'],
  isQuiet: environment['LOG_LEVEL'] === 'WARN',
});

/** In seconds. @throws Error that names the variable which is missing or wrong */
export const callLimitSeconds = (environment: Environment): number =>
  count(environment, 'CALL_LIMIT_MINUTES') * 60;

/** @throws Error that names the variable which is missing or wrong */
export const sweepConfig = (environment: Environment): SweepSettings => ({
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
export const masksPerNumber = (environment: Environment): number => ceiling(environment, 'MASKS_PER_NUMBER');

/** @throws Error that names the variable which is missing or wrong */
export const masksPerDay = (environment: Environment): number => ceiling(environment, 'MASKS_PER_DAY');

/** All holders of places under a ceiling are in one row, which has to stay small. */
const MOST_PLACES = 1000;

const ceiling = (environment: Environment, name: string): number => {
  const value = count(environment, name);
  if (value < 1 || value > MOST_PLACES) {
    throw new Error(`${name} is not from 1 to ${MOST_PLACES}.`);
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
