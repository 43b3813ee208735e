import type { Settings } from '../settings.ts';

/** The variable for each setting that functions read, in functions/wiring/config.ts. */
export const SETTING_VARIABLES = {
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

export type SettingOfFunctions = keyof typeof SETTING_VARIABLES;
