import { describe, expect, test } from '@jest/globals';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { ORDINARY_TYPES } from '../../../lib/phone/number-type.ts';

const listed = (text: string) =>
  Object.fromEntries([...parseAllowList(text)].map(([country, types]) => [country, [...types]]));

test('a country alone lets its ordinary numbers in', () => {
  expect(listed('US,CA')).toEqual({ US: ORDINARY_TYPES, CA: ORDINARY_TYPES });
});

test('types that are named are let in, and no others', () => {
  expect(listed('GB:mobile|toll-free,US')).toEqual({ GB: ['mobile', 'toll-free'], US: ORDINARY_TYPES });
});

test('who names fixed lines and mobiles means those, too, which nobody can tell apart', () => {
  expect(listed('US:mobile|fixed-line')['US']).toContain('fixed-line-or-mobile');
  expect(listed('US:mobile')['US']).toEqual(['mobile']);
  expect(listed('US:fixed-line|uan')['US']).toEqual(['fixed-line', 'uan']);
});

test('capitals and blanks make no difference', () => {
  expect(listed(' us , gb : Mobile | TOLL-FREE ')).toEqual(listed('US,GB:mobile|toll-free'));
});

describe('a list that is wrong is no list:', () => {
  test.each([
    ['', 'has "" where a country must stand'],
    [' ', 'has "" where a country must stand'],
    ['US,', 'has "" where a country must stand'],
    [',US', 'has "" where a country must stand'],
    ['*', 'has "*" where a country must stand'],
    ['USA', 'has "USA" where a country must stand'],
    ['XX', 'has "XX" where a country must stand'],
    ['US CA', 'has "US CA" where a country must stand'],
    ['US;CA', 'has "US;CA" where a country must stand'],
    ['001', 'has "001" where a country must stand'],
    ['__proto__', 'has "__proto__" where a country must stand'],
    [':mobile', 'has "" where a country must stand'],
    ['US,us', 'names US twice'],
    ['US,US:toll-free', 'names US twice'],
    ['US:', 'does not know the type ""; it knows fixed-line, mobile,'],
    ['US:mobile|', 'does not know the type ""'],
    ['US:mobiles', 'does not know the type "mobiles"'],
    ['US:*', 'does not know the type "*"'],
    ['US:mobile:voip', 'has a second colon after US'],
    ['GB:premium-rate', 'names premium-rate, which is never masked'],
    ['GB:mobile|Shared-Cost', 'names shared-cost, which is never masked'],
  ])('%j is refused in words', (text, words) => {
    expect(() => parseAllowList(text)).toThrow(`The setting maskableNumbers ${words}`);
  });
});
