import { knownRanges } from '../../../lib/phone/known-ranges.ts';
import { prefixesOf } from '../../../lib/phone/plans/plan-of.ts';
import { METADATA } from './phone-metadata.ts';

/** Where the parts of a country stand in the metadata. */
const LENGTHS = 3;
const TRUNK_PREFIX = 5;

const CODES = Object.keys(METADATA.country_calling_codes);

const partsOf = (code: string, part: number): readonly unknown[] =>
  (METADATA.country_calling_codes[code] ?? []).map((country) => METADATA.countries[country]?.[part]);

const lengthsOf = (code: string): readonly number[] =>
  [...new Set((partsOf(code, LENGTHS) as number[][]).flat())].sort((one, other) => one - other);

const grouped = (pairs: readonly (readonly [key: string, code: string])[]): Record<string, string> => {
  const groups = new Map<string, string[]>();
  for (const [key, code] of pairs) groups.set(key, [...(groups.get(key) ?? []), code]);
  return Object.fromEntries([...groups].map(([key, codes]) => [key, codes.join(' ')]));
};

const lengths = grouped([
  ...CODES.map((code) => [lengthsOf(code).join(' '), code] as const),
  ...Object.entries(METADATA.nonGeographic).map(
    ([code, plan]) => [(plan[LENGTHS] as number[]).join(' '), code] as const,
  ),
]);

const trunkPrefixes = grouped(
  CODES.flatMap((code) =>
    [...new Set(partsOf(code, TRUNK_PREFIX))].flatMap((prefix) =>
      typeof prefix === 'string' ? [[prefix, code] as const] : [],
    ),
  ),
);

const DIGITS = [...'0123456789'];

/** The shortest beginnings of numbers of that length, with up to `more` digits after `digits`. */
const beginnings = (code: string, length: number, digits: string, more: number): readonly string[] => {
  if (!knownRanges(code).some(({ mayBegin }) => mayBegin(digits, length))) return [];
  if (more === 0) return [digits];
  const longer = DIGITS.flatMap((digit) => beginnings(code, length, digits + digit, more - 1));
  const isAny = longer.length === DIGITS.length && longer.every(({ length }) => length === digits.length + 1);
  return isAny ? [digits] : longer;
};

/** What numbers of a length begin with that begin with a prefix, where they could have lost it and still be numbers. */
const keptWith = (code: string, prefix: string): readonly (readonly [begin: string, length: number])[] =>
  lengthsOf(code)
    .filter((length) => lengthsOf(code).includes(length - prefix.length))
    .flatMap((length) => beginnings(code, length, prefix, 2).map((begin) => [begin, length] as const));

const patternOf = (kept: readonly (readonly [string, number])[]): string => {
  const byBegin = new Map<string, number[]>();
  for (const [begin, length] of kept)
    byBegin.set(begin, [...(byBegin.get(begin) ?? []), length - begin.length]);
  const byRest = grouped(
    [...byBegin].map(([begin, rests]) => [`${Math.min(...rests)},${Math.max(...rests)}`, begin]),
  );
  return Object.entries(byRest)
    .map(([rest, begins]) => `(?:${begins.replaceAll(' ', '|')})\\d{${rest}}`)
    .join('|');
};

const kept = Object.fromEntries(
  CODES.flatMap((code) => {
    const trunks = partsOf(code, TRUNK_PREFIX).filter((prefix) => typeof prefix === 'string');
    const prefixes = [undefined, ...trunks].flatMap((trunk) => prefixesOf(code, trunk));
    const found = [...new Set(prefixes)].flatMap((prefix) => keptWith(code, prefix));
    return found.length === 0 ? [] : [[code, patternOf(found)]];
  }),
);

/** The text of lib/phone/plans/numbering-plans.ts, from the metadata of the library. */
export const numberingPlansText =
  (): string => `// Written from the metadata of libphonenumber-js by \`PLANS=write npm test -- test/lib/phone/plans/numbering-plans\`.

/** Calling codes, by the lengths that national numbers have under them. */
export const CODES_BY_LENGTHS: Readonly<Record<string, string>> = ${textOf(lengths)};

/** Calling codes, by the trunk prefix that people dial before a national number at home. */
export const CODES_BY_TRUNK_PREFIX: Readonly<Record<string, string>> = ${textOf(trunkPrefixes)};

/** By calling code, national numbers that begin with their trunk prefix or their calling code, and may be right so. */
export const RIGHT_AS_THEY_ARE: Readonly<Record<string, string>> = ${textOf(kept)};
`;

const textOf = (table: Readonly<Record<string, string>>): string => JSON.stringify(table, undefined, 2);
