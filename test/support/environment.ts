/** What the stack puts into the environment of its functions where the deployer chose nothing. */
export const ENVIRONMENT = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'callmask',
  AWS_SECRET_ACCESS_KEY: 'callmask',
  METRICS_NAMESPACE: 'Callmask',
  TROPO_API_SECRET_ID: 'tropo',
  TOMBSTONE_DAYS: '90',
  MASKABLE_NUMBERS: 'US,CA',
  MASKS_PER_NUMBER: '10',
  MASKS_PER_DAY: '100',
  REQUEST_RETENTION_HOURS: '24',
  RELEASE_AFTER_DAYS: '7',
  RELEASE_ORPHANS: 'false',
  ORPHAN_GRACE_HOURS: '24',
  CALLS_PER_MINUTE_PER_MASK: '300',
  CALLS_PER_MINUTE_PER_CALLER: '120',
  CALL_LIMIT_MINUTES: '240',
};
