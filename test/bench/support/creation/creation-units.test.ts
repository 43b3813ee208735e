import { expect, test } from '@jest/globals';
import type { TableRequest } from '../table/recorded-requests.ts';
import { unitsOf } from './creation-units.ts';

const read: TableRequest = { action: 'GetItem', input: { Key: { pk: 'x', sk: 'y' } } };
const put = (item: Readonly<Record<string, unknown>>): TableRequest => ({
  action: 'PutItem',
  input: { Item: item },
});
const long = 'x'.repeat(1024);

test.each([
  ['a read', [read], { reads: 1, writes: 0 }],
  ['a short row', [put({ pk: 'a', sk: '*' })], { reads: 0, writes: 1 }],
  ['a row of more than a kilobyte', [put({ pk: 'a', sk: '*', long })], { reads: 0, writes: 2 }],
  ['a row in the index', [put({ pk: 'a', sk: '*', person: '+1' })], { reads: 0, writes: 2 }],
  ['a long one in the index', [put({ pk: 'a', sk: '*', person: '+1', long })], { reads: 0, writes: 4 }],
])('%s is billed as what it is', (_what, requests, units) => {
  expect(unitsOf([requests])).toMatchObject(units);
});

test('a row is kept once, as it was written last, and twice where it is in the index; a day is soon erased', () => {
  const first = put({ pk: 'a', sk: '*', long });
  const last = { pk: 'a', sk: '*', person: '+1' };
  const { rowBytes } = unitsOf([[first], [put(last)], [put({ pk: 'DAY#1', sk: 'DAY', long })]]);
  expect(rowBytes).toBe(2 * JSON.stringify(last).length);
});
