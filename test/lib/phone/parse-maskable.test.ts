import { describe, expect, test } from '@jest/globals';
import { getCountries } from 'libphonenumber-js/max';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { makeParseMaskable } from '../../../lib/phone/parse-maskable.ts';

const parse = makeParseMaskable(parseAllowList('US,CA'));

const refusal = (code: string, detail: string) =>
  expect.objectContaining({
    code,
    flaws: [{ field: 'number', detail: expect.stringContaining(detail) }],
  });

test('what may be hidden comes out as it is read', () => {
  expect(parse('(415) 555-2671', 'US')).toEqual({
    number: '+14155552671',
    country: 'US',
    callingCode: '1',
    nationalNumber: '4155552671',
    type: 'fixed-line-or-mobile',
  });
});

describe('what people dial in need, or for a service, is refused as that:', () => {
  test.each([
    ['911', undefined],
    ['911', 'US'],
    ['911', 'us'],
    ['9-1-1', 'US'],
    ['9 1 1', undefined],
    [' 911 ', undefined],
    ['tel:911', undefined],
    ['９１１', 'US'],
    ['+911', undefined],
    ['+1911', undefined],
    ['+1 911', 'CA'],
    ['011 1 911', 'US'],
    ['112', undefined],
    ['112', 'DE'],
    ['+112', undefined],
    ['+49112', undefined],
    ['+33112', undefined],
    ['0044 999', 'DE'],
    ['999', 'GB'],
    ['+999', undefined],
    ['000', 'AU'],
    ['+000', undefined],
    ['17', 'FR'],
    ['988', 'US'],
    ['411', undefined],
    ['22000', 'US'],
    ['116117', 'DE'],
    ['118500', 'GB'],
  ])('%j in %s', (text, country) => {
    expect(() => parse(text, country)).toThrow(
      refusal('number-not-allowed', 'is an emergency, service or other short number'),
    );
  });
});

/** Two and three digits, by which people reach help somewhere. */
const HELP =
  '000 15 17 18 100 101 102 103 106 108 110 111 112 113 114 115 116 117 118 119 120 122 123 128 131 133 144 150 155 158 166 190 191 192 193 194 197 198 199 911 912 913 919 990 991 992 993 994 995 997 998 999'.split(
    ' ',
  );

test('what brings help in one country is refused in each', () => {
  for (const country of getCountries()) {
    for (const text of HELP) {
      expect(() => parse(text, country)).toThrow(expect.objectContaining({ code: 'number-not-allowed' }));
    }
  }
});

describe('what else is no number keeps its reason:', () => {
  test.each([
    ['', undefined, 'is not a telephone number'],
    ['1', 'US', 'has too few digits'],
    ['+1 4', undefined, 'has too few digits'],
    ['4155552671', undefined, 'has no country code'],
    ['+1 415 555 267', undefined, 'is not a number that anybody can have'],
    ['hello', undefined, 'is not a telephone number'],
  ])('%j in %s', (text, country, reason) => {
    expect(() => parse(text, country)).toThrow(refusal('request-invalid', reason));
  });

  test('a country that is none is named before the number is judged', () => {
    const flaws = [expect.objectContaining({ field: 'country' })];
    expect(() => parse('911', 'XX')).toThrow(expect.objectContaining({ code: 'request-invalid', flaws }));
  });
});

test('a short number that somebody has is a number', () => {
  const anywhere = makeParseMaskable(parseAllowList('NU'));
  expect(anywhere('4002', 'NU').number).toBe('+6834002');
});

test('a number that the list does not let in is refused as that', () => {
  expect(() => parse('+18765550123')).toThrow(refusal('number-not-allowed', 'is a number of JM'));
});
