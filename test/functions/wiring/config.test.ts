import { expect, test } from '@jest/globals';
import {
  apiConfig,
  callLimitSeconds,
  callRates,
  maskableNumbers,
  masksPerDay,
  masksPerNumber,
  reconciliationSettings,
  requestRetentionHours,
  tableName,
  tombstoneDays,
} from '../../../functions/wiring/config.ts';

const TROPO = { TROPO_API_SECRET_ID: 'secret', TROPO_API_URL: 'https://api.tropo.example/v1/' };

test('what is set is read', () => {
  expect(tableName({ TABLE_NAME: 'table' })).toBe('table');
  expect(apiConfig(TROPO, 'tropo')).toEqual({
    secretId: 'secret',
    baseUrl: 'https://api.tropo.example/v1',
  });
});

test.each([undefined, ''])('what is not set (%j) is named', (value) => {
  expect(() => tableName({ TABLE_NAME: value })).toThrow('TABLE_NAME is not set.');
  expect(() => apiConfig({ ...TROPO, TROPO_API_SECRET_ID: value }, 'tropo')).toThrow(
    'TROPO_API_SECRET_ID is not set.',
  );
});

test('a URL that is none is named', () => {
  expect(() => apiConfig({ ...TROPO, TROPO_API_URL: 'tropo' }, 'tropo')).toThrow(
    'TROPO_API_URL is not a URL.',
  );
});

const RECONCILE = { RELEASE_AFTER_DAYS: '7', ORPHAN_GRACE_HOURS: '24', RELEASE_ORPHANS: 'false' };

test('the settings of the reconciliation are read', () => {
  expect(reconciliationSettings(RECONCILE)).toEqual({
    releaseAfterDays: 7,
    orphanGraceHours: 24,
    releaseOrphans: false,
  });
  expect(reconciliationSettings({ ...RECONCILE, RELEASE_ORPHANS: 'true' }).releaseOrphans).toBe(true);
});

test.each(['soon', '-1', '1.5'])(
  'a time of %j ends the function at its start, not a mask before its time',
  (value) => {
    expect(() => reconciliationSettings({ ...RECONCILE, RELEASE_AFTER_DAYS: value })).toThrow(
      'RELEASE_AFTER_DAYS is not a whole number, 0 or more.',
    );
  },
);

test('for how long a released number rests is a whole number of days', () => {
  expect(tombstoneDays({ TOMBSTONE_DAYS: '90' })).toBe(90);
  expect(() => tombstoneDays({ TOMBSTONE_DAYS: 'long' })).toThrow('TOMBSTONE_DAYS is not a whole number');
  expect(() => tombstoneDays({})).toThrow('TOMBSTONE_DAYS is not set');
});

test('for how long a finished request is kept is a whole number of hours', () => {
  expect(requestRetentionHours({ REQUEST_RETENTION_HOURS: '24' })).toBe(24);
  expect(() => requestRetentionHours({})).toThrow('REQUEST_RETENTION_HOURS is not set');
});

test('how many calls a minute are connected, and for how long, has to be said', () => {
  const rates = { CALLS_PER_MINUTE_PER_MASK: '300', CALLS_PER_MINUTE_PER_CALLER: '0' };
  expect(callRates(rates)).toEqual({ perMask: 300, perCaller: 0 });
  expect(() => callRates({})).toThrow('CALLS_PER_MINUTE_PER_MASK is not set');
  expect(callLimitSeconds({ CALL_LIMIT_MINUTES: '240' })).toBe(14_400);
  expect(() => callLimitSeconds({ CALL_LIMIT_MINUTES: 'long' })).toThrow('CALL_LIMIT_MINUTES is not a whole');
});

test('which numbers may be masked has to be said: without it nothing is masked', () => {
  expect(maskableNumbers({ MASKABLE_NUMBERS: 'US,CA' })).toBe('US,CA');
  expect(() => maskableNumbers({})).toThrow('MASKABLE_NUMBERS is not set');
});

test.each([
  ['MASKS_PER_NUMBER', masksPerNumber],
  ['MASKS_PER_DAY', masksPerDay],
] as const)('%s is a number from 1 to 1000, and nothing is let through without it', (name, read) => {
  expect([read({ [name]: '1' }), read({ [name]: '1000' })]).toEqual([1, 1000]);
  expect(() => read({ [name]: '0' })).toThrow(`${name} is not from 1 to 1000.`);
  expect(() => read({ [name]: '1001' })).toThrow(`${name} is not from 1 to 1000.`);
  expect(() => read({ [name]: 'many' })).toThrow(`${name} is not a whole number`);
  expect(() => read({})).toThrow(`${name} is not set.`);
});
