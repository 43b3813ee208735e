import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { reasonNotToMask } from '../../../lib/phone/maskable.ts';
import { isNorthAmericanForm } from '../../../lib/phone/north-american-form.ts';
import type { ParsedNumber } from '../../../lib/phone/parse-number.ts';
import { parseNumber } from '../../../lib/phone/parse-number.ts';
import { METADATA, MOBILES, TYPE_PATTERNS } from '../../support/numbers/phone-metadata.ts';

/** Fixed lines, mobiles and VoIP; the others stand for numbers that pay someone or are a service. */
const ORDINARY = [0, 1, 8];

const tried = (text: string, country?: string): ParsedNumber | undefined => {
  try {
    return parseNumber(text, country);
  } catch {
    return undefined;
  }
};

const objection = (text: string, list: string): string | undefined =>
  reasonNotToMask(parseNumber(text), parseAllowList(list));

describe('a new area code is masked where the United States are:', () => {
  test.each(['+14362345678', '+18612345678', '+15652345678', '+16792345678', '+1 (436) 555-0123'])(
    '%s',
    (text) => {
      expect(parseNumber(text)).toMatchObject({ country: 'US', callingCode: '1', type: 'unknown' });
      expect(objection(text, 'US,CA')).toBeUndefined();
      expect(objection(text, 'US:unknown')).toBeUndefined();
      expect(objection(text, 'US:mobile|fixed-line')).toContain('is of the type unknown');
      expect(objection(text, 'CA,PR,JM')).toContain('is a number of US');
    },
  );

  test('in its national form, too, whatever country it is said to be of', () => {
    expect(tried('(436) 555-0123', 'US')).toEqual(tried('+14365550123'));
    expect(tried('1 436 555 0123', 'CA')).toEqual(tried('+14365550123'));
  });
});

test('a new exchange of an island is one of the island', () => {
  expect(parseNumber('+12425990123')).toMatchObject({ country: 'BS', type: 'unknown' });
});

describe('no number of a region under +1 has', () => {
  test.each([
    ['an easily recognizable area code', '+12335550123'],
    ['a toll-free code to come', '+18225550123'],
    ['another one', '+18845550123'],
    ['a premium code', '+19001550123'],
    ['a code that is kept for longer numbers', '+12905550123'],
    ['a code that is kept for later', '+13705550123'],
    ['another one', '+19635550123'],
    ['a code of services of no region', '+15231550123'],
    ['the code of the government', '+17105550123'],
    ['the code of other carriers', '+19505550123'],
    ['an area code that begins with 1', '+11115550123'],
    ['an area code that begins with 0', '+10125550123'],
    ['an exchange that begins with 1', '+14361550123'],
    ['an exchange that begins with 0', '+14360550123'],
    ['an exchange of a service', '+14369110123'],
    ['a digit less', '+1436555012'],
    ['a digit more', '+143655501234'],
  ])('%s: %s', (_what, text) => {
    expect(tried(text)).toBeUndefined();
  });

  test('an area code that the rules of the plan keep from regions, as far as the metadata knows them', () => {
    const regional = Array.from({ length: 800 }, (_, index) => `${index + 200}2345678`).filter((national) =>
      ['fixed-line', 'mobile', 'fixed-line-or-mobile'].includes(tried(`+1${national}`)?.type ?? ''),
    );
    expect(regional.length).toBeGreaterThan(350);
    expect(regional.filter((national) => !isNorthAmericanForm(national))).toEqual([]);
  });
});

test.each([
  ['an old mobile of Benin, from before all got two digits more', '+22997555012'],
  ['a British premium prefix that is not in use', '+449921234567'],
  ['a Belarusian premium number, which would lose its 8 as a trunk prefix', '+3758100000000'],
  ['satellite telephones', '+8709123456789'],
  ['no country', '+9991234567'],
])('a number of %s is none of a new range', (_what, text) => {
  expect(tried(text)).toBeUndefined();
});

test('that 8 is no trunk prefix in its national form either', () => {
  expect(tried('8100000000', 'BY')).toBeUndefined();
});

const countries = fc.constantFrom(...Object.keys(MOBILES));

test('a mobile with a digit less or more is a typing error, and none of a new range', () => {
  fc.assert(
    fc.property(countries, fc.constantFrom('less', 'more'), fc.nat(9), (country, change, digit) => {
      const { number } = parseNumber(MOBILES[country] ?? '', country);
      const changed = change === 'less' ? number.slice(0, -1) : `${number}${digit}`;
      expect(tried(changed)?.type).not.toBe('unknown');
    }),
    { numRuns: 1000 },
  );
});

const costly = Object.values(METADATA.countries).flatMap(([code, ...rest]) => {
  const patterns = (rest[TYPE_PATTERNS - 1] ?? []) as readonly (readonly [string] | 0)[];
  return patterns.flatMap((range, type) =>
    range === 0 || range[0] === '' || ORDINARY.includes(type) ? [] : [[String(code), range[0]] as const],
  );
});

test('no number that begins as a premium or service number does is one of a new range, however long', () => {
  for (const [code, pattern] of costly) {
    fc.assert(
      fc.property(
        fc.stringMatching(new RegExp(`^(?:${pattern})$`)),
        fc.stringMatching(/^\d{0,3}$/),
        fc.nat(3),
        (national, more, less) => {
          for (const changed of [national, `${national}${more}`, national.slice(0, national.length - less)]) {
            expect(tried(`+${code}${changed}`)?.type).not.toBe('unknown');
          }
        },
      ),
      { numRuns: 3 },
    );
  }
});
