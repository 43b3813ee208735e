import { expect, test } from '@jest/globals';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { AREAS } from '../../../../simulators/support/stock/areas.ts';
import { makeStock } from '../../../../simulators/support/stock/stock.ts';

const PREFIXES = [...new Set(AREAS.map(({ prefix }) => prefix))];

test('stock has a few thousand numbers, each of them possible', () => {
  const stock = makeStock(() => false);
  const numbers = PREFIXES.flatMap((prefix) => stock.free(prefix));
  expect(numbers.length).toBeGreaterThan(3000);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.filter((number) => parsePhoneNumberFromString(number)?.isValid() !== true)).toEqual([]);
});

test('every American number is reserved for fiction', () => {
  const american = makeStock(() => false).free('1');
  expect(american.filter((number) => !/^\+1\d{3}55501\d\d$/.test(number))).toEqual([]);
});

test.each(['1415', '1212', '1312', '1407', '1628', '31', '44', '33', '45', '1866', '1888', '1289'])(
  'there is stock under %s',
  (prefix) => {
    const free = makeStock(() => false).free(prefix);
    expect(free.length).toBe(100);
    expect(free.every((number) => number.startsWith(`+${prefix}`))).toBe(true);
  },
);

test.each(['1999', '999', '', '14155', '4420', 'toString', '__proto__'])(
  'there is no stock under %j',
  (prefix) => {
    expect(makeStock(() => false).free(prefix)).toEqual([]);
  },
);

test('prefix 1 is any ordinary American number: neither toll-free nor Canadian', () => {
  const free = makeStock(() => false).free('1');
  expect(free.some((number) => /^\+1(8[0678][0678]|289|416|604|514)/.test(number))).toBe(false);
  expect(free).toContain('+14155550100');
});

test('a taken number is not free, but the others under its prefix are', () => {
  const stock = makeStock((number) => number === '+14155550100');
  expect(stock.isFree('+14155550100')).toBe(false);
  expect(stock.free('1415')[0]).toBe('+14155550101');
  expect(stock.isFree('+14155550101')).toBe(true);
  expect(stock.isFree('+14155551234')).toBe(false);
});

test('stock can be without any American number', () => {
  const stock = makeStock(() => false);
  stock.replace('1', []);
  expect(stock.free('1')).toEqual([]);
  expect(stock.free('1415')).toEqual([]);
  expect(stock.free('44').length).toBe(100);
});

test('a number that is put back can be bought again, also after a restart', () => {
  const stock = makeStock(() => false);
  stock.replace('1415', []);
  stock.putBack('+14155550177');
  stock.putBack('+19995550100');
  const later = makeStock(() => false, JSON.parse(JSON.stringify(stock.overrides())));
  expect(later.free('1415')).toEqual(['+14155550177']);
  expect(later.isFree('+19995550100')).toBe(true);
});
