import { expect, test } from '@jest/globals';
import { tableName, tropoConfig } from '../../lib/config.ts';

const TROPO = { TROPO_SECRET_ID: 'secret', TROPO_API_URL: 'https://api.tropo.example/v1/' };

test('what is set is read', () => {
  expect(tableName({ TABLE_NAME: 'table' })).toBe('table');
  expect(tropoConfig(TROPO)).toEqual({ secretId: 'secret', baseUrl: 'https://api.tropo.example/v1' });
});

test.each([undefined, ''])('what is not set (%j) is named', (value) => {
  expect(() => tableName({ TABLE_NAME: value })).toThrow('TABLE_NAME is not set.');
  expect(() => tropoConfig({ ...TROPO, TROPO_SECRET_ID: value })).toThrow('TROPO_SECRET_ID is not set.');
  expect(() => tropoConfig({ ...TROPO, TROPO_API_URL: value })).toThrow('TROPO_API_URL is not set.');
});

test('a URL that is none is named', () => {
  expect(() => tropoConfig({ ...TROPO, TROPO_API_URL: 'tropo' })).toThrow('TROPO_API_URL is not a URL.');
});
