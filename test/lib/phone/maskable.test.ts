import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Problem } from '../../../lib/errors/problem.ts';
import { parseAllowList } from '../../../lib/phone/allow-list.ts';
import { reasonNotToMask } from '../../../lib/phone/maskable.ts';
import { NUMBER_TYPES, PAYING_TYPES } from '../../../lib/phone/number-type.ts';
import type { ParsedNumber } from '../../../lib/phone/parse-number.ts';
import { parseNumber } from '../../../lib/phone/parse-number.ts';
import { METADATA, MOBILES, TYPE_PATTERNS } from '../../support/numbers/phone-metadata.ts';

const COUNTRIES = Object.keys(METADATA.countries);
const SLOTS = [...Object.entries(METADATA.countries), ...Object.entries(METADATA.nonGeographic)];

const NAMEABLE = NUMBER_TYPES.filter((type) => !PAYING_TYPES.includes(type));

/** The list that lets in whatever a list can. */
const EVERYTHING = parseAllowList(COUNTRIES.map((country) => `${country}:${NAMEABLE.join('|')}`).join(','));

const objection = (number: string, list: string) =>
  reasonNotToMask(parseNumber(number), parseAllowList(list));

describe('let in:', () => {
  test.each([
    ['+14155550123', 'US'],
    ['+14165550123', 'US,CA'],
    ['+17875550123', 'PR'],
    ['+18765550123', 'JM'],
    ['+447400123456', 'GB'],
    ['+442079460000', 'GB'],
    ['+445600001234', 'GB'],
    ['+442079460000', 'GB:fixed-line'],
    ['+447400123456', 'GB:mobile'],
    ['+14155550123', 'US:mobile|fixed-line'],
    ['+14155550123', 'US:fixed-line-or-mobile'],
    ['+18005550123', 'US:toll-free'],
    ['+15005550123', 'US:personal-number'],
    ['+447012345678', 'GB:personal-number'],
    ['+443001234567', 'GB:uan'],
    ['+447600123456', 'GB:pager'],
    ['+61412345678', 'AU'],
    ['+6281234567890', 'ID'],
    ['+8613812345678', 'CN'],
  ])('%s under %s', (number, list) => {
    expect(objection(number, list)).toBeUndefined();
  });
});

describe('never let in, whatever the list says:', () => {
  test.each([
    ['premium rate of the United States', '+19005550123'],
    ['premium rate of the United Kingdom', '+449098790000'],
    ['what others call shared cost there', '+448450001111'],
    ['the same', '+448701112222'],
    ['shared cost of Germany', '+491801234567'],
    ['Canada’s 600', '+16005550123'],
    ['an exchange of 976', '+14159761234'],
    ['directory assistance', '+14155551212'],
    ['a satellite telephone', '+870773111632'],
    ['another', '+881612345678'],
    ['one more', '+882161234567'],
    ['a satellite telephone of Australia', '+61147101234'],
    ['one of Indonesia', '+6286812345678'],
    ['one of China', '+8613491234567'],
    ['international toll-free', '+80012345678'],
    ['international shared cost', '+80812345678'],
    ['international premium rate', '+979123456789'],
    ['international networks', '+883510012345678'],
    ['a personal number of no country', '+878101234567890'],
  ])('a number of %s', (_, number) => {
    expect(reasonNotToMask(parseNumber(number), EVERYTHING)).toContain('never masked');
  });
});

describe('not let in where the list does not name it, with the setting that would:', () => {
  test.each([
    ['+17875550123', 'US,CA', 'is a number of PR, and those are not masked here.'],
    ['+18765550123', 'US,CA', 'is a number of JM,'],
    ['+14165550123', 'US', 'is a number of CA,'],
    ['+442079460000', 'US,CA', 'is a number of GB,'],
    ['+18005550123', 'US,CA', 'is of the type toll-free, which is not masked here for US.'],
    ['+15005550123', 'US', 'is of the type personal-number,'],
    ['+16225550123', 'CA', 'is of the type personal-number,'],
    ['+447012345678', 'GB', 'is of the type personal-number,'],
    ['+443001234567', 'GB', 'is of the type uan,'],
    ['+447600123456', 'GB', 'is of the type pager,'],
    ['+442079460000', 'GB:mobile', 'is of the type fixed-line, which is not masked here for GB.'],
    ['+447400123456', 'GB:fixed-line|voip', 'is of the type mobile,'],
    ['+14155550123', 'US:mobile', 'is of the type fixed-line-or-mobile,'],
  ])('%s under %s', (number, list, words) => {
    const said = objection(number, list) ?? '';
    expect(said).toContain(words);
    expect(said).toContain('setting maskableNumbers');
  });
});

test.each(Object.entries(MOBILES))(
  'the mobile of %s is let in by its own country alone',
  (country, national) => {
    const number = parseNumber(national, country);
    const others = COUNTRIES.filter((other) => other !== number.country).join(',');
    expect(reasonNotToMask(number, parseAllowList(number.country ?? ''))).toBeUndefined();
    expect(reasonNotToMask(number, parseAllowList(others))).toContain('is a number of');
  },
);

/** Where a country's patterns of a type stand in the metadata. */
const PREMIUM_RATE = 3;
const SHARED_COST = 9;

const patternAt = (slot: readonly unknown[], type: number): string | undefined => {
  const patterns = slot[TYPE_PATTERNS] as readonly (readonly [string] | 0)[] | undefined;
  return patterns?.[type] ? patterns[type][0] : undefined;
};

const paying = SLOTS.flatMap(([name, slot]) =>
  [PREMIUM_RATE, SHARED_COST].flatMap((type) => {
    const pattern = patternAt(slot, type);
    return pattern === undefined ? [] : [{ name, code: String(slot[0]), pattern }];
  }),
);

const tried = (text: string): ParsedNumber | undefined => {
  try {
    return parseNumber(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return undefined;
  }
};

test('no list lets a number in that the metadata of its country calls premium rate or shared cost', () => {
  const refused = new Set<string>();
  for (const { name, code, pattern } of paying) {
    fc.assert(
      fc.property(fc.stringMatching(new RegExp(`^(?:${pattern})$`)), (national) => {
        const number = tried(`+${code}${national}`);
        if (number === undefined) return;
        const said = reasonNotToMask(number, EVERYTHING);
        if (said?.includes('never masked')) refused.add(name);
        // A neighbour under the same calling code may have it as an ordinary number: then it is one of that country.
        if (said === undefined) expect([name, number.country]).not.toEqual([name, name]);
      }),
      { numRuns: 5 },
    );
  }
  expect(refused.size).toBe(new Set(paying.map(({ name }) => name)).size);
});

const lists = fc
  .uniqueArray(fc.constantFrom(...COUNTRIES), { minLength: 60, maxLength: 90 })
  .chain((countries) =>
    fc.tuple(
      ...countries.map((country) =>
        fc
          .uniqueArray(fc.constantFrom(...NAMEABLE))
          .map((types) => (types.length === 0 ? country : `${country}:${types.join('|')}`)),
      ),
    ),
  )
  .map((entries) => entries.join(','));

const codes = [...new Set(SLOTS.map(([, slot]) => String(slot[0])))];
const anyNumber = fc
  .tuple(fc.constantFrom(...codes), fc.stringMatching(/^\d{6,11}$/))
  .map(([code, national]) => `+${code}${national}`);

test('what a list lets in is of a country that it names, and of no type that pays somebody', () => {
  fc.assert(
    fc.property(anyNumber, lists, (text, list) => {
      const number = tried(text);
      fc.pre(number !== undefined && reasonNotToMask(number, parseAllowList(list)) === undefined);
      expect(list.split(',').map((entry) => entry.slice(0, 2))).toContain(number?.country);
      expect(PAYING_TYPES).not.toContain(number?.type);
    }),
    { numRuns: 100, maxSkipsPerRun: 1000 },
  );
});
