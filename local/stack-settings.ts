/**
 * The settings that a stack gives to its functions, with the stack's defaults (cdk/settings.ts; a test compares them).
 * The quotas are larger, because a simulated number costs nothing.
 */
export const STACK_SETTINGS = {
  TOMBSTONE_DAYS: '90',
  MASKABLE_NUMBERS: 'US,CA',
  MASKS_PER_NUMBER: '50',
  MASKS_PER_DAY: '500',
  REQUEST_RETENTION_HOURS: '24',
  CALLS_PER_MINUTE_PER_MASK: '300',
  CALLS_PER_MINUTE_PER_CALLER: '120',
  CALL_LIMIT_MINUTES: '240',
  RELEASE_AFTER_DAYS: '7',
  RELEASE_ORPHANS: 'false',
  ORPHAN_GRACE_HOURS: '24',
};

/** How often a stack starts its functions by the clock, by default. */
export const STACK_SCHEDULES = { reconcileEveryMinutes: 60 };
