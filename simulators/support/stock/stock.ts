import { AREAS, areaOf } from './areas.ts';

/** Numbers that replace the usual ones, by prefix. */
export type StockOverrides = Readonly<Record<string, readonly string[]>>;

/**
 * The first digits of a country's hundred numbers, after its code. Australia, Britain, France, Germany and Sweden keep
 * ranges for fiction. The others, except for Denmark's, are round numbers that are unlikely to be in use.
 */
const FIRST_DIGITS: ReadonlyMap<string, string> = new Map([
  ['31', '2000000'],
  ['44', '20794601'],
  ['33', '1990001'],
  ['45', '325501'],
  ['46', '8465004'],
  ['49', '30231250'],
  ['39', '06000000'],
  ['34', '9100000'],
  ['353', '100000'],
  ['61', '2555001'],
  ['47', '220000'],
  ['41', '4400000'],
  ['81', '3200000'],
  ['351', '2100000'],
  ['48', '2200000'],
]);

const hundred = (start: string): readonly string[] =>
  Array.from({ length: 100 }, (_, index) => `${start}${String(index).padStart(2, '0')}`);

/** `+1 NPA 555 0100` to `0199`, which are never assigned, and similar ranges elsewhere. */
const usualNumbers = (prefix: string): readonly string[] => {
  const foreign = FIRST_DIGITS.get(prefix);
  if (foreign !== undefined) return hundred(`+${prefix}${foreign}`);
  return AREAS.some((area) => area.prefix === prefix) ? hundred(`+${prefix}55501`) : [];
};

const AMERICAN_PREFIXES = [
  ...new Set(
    AREAS.filter(({ isoCountry, kind }) => isoCountry === 'US' && kind === 'local').map(
      ({ prefix }) => prefix,
    ),
  ),
];

/** What a prefix is filled up with. An area code without stock of its own gets the numbers for fiction. */
const usualUnder = (prefix: string): readonly string[] => {
  if (prefix === '1') return AMERICAN_PREFIXES.flatMap(usualNumbers);
  const usual = usualNumbers(prefix);
  return usual.length === 0 && /^1\d{3}$/.test(prefix) ? hundred(`+${prefix}55501`) : usual;
};

export interface Stock {
  /** The numbers of a prefix that can be bought; `1` stands for any local number in the United States. */
  readonly free: (prefix: string) => readonly string[];
  readonly isFree: (number: string) => boolean;
  /** Replaces the numbers under a prefix. */
  readonly replace: (prefix: string, numbers: readonly string[]) => void;
  /** Leaves this many free numbers under a prefix: the first of them, or more of the usual ones. */
  readonly fill: (prefix: string, count: number) => void;
  /** Brings back the usual numbers of a prefix; of `1`, those of every prefix. */
  readonly restore: (prefix: string) => void;
  /** Makes a released number available again, even one that was never in stock. */
  readonly putBack: (number: string) => void;
  readonly overrides: () => StockOverrides;
}

/** @param isTaken whether a number cannot be bought now */
export const makeStock = (isTaken: (number: string) => boolean, saved: StockOverrides = {}): Stock => {
  const overrides = new Map(Object.entries(saved));
  const all = (prefix: string) => overrides.get(prefix) ?? usualNumbers(prefix);
  const underPrefix = (prefix: string) =>
    prefix === '1' ? [...new Set([...AMERICAN_PREFIXES, '1'])].flatMap(all) : all(prefix);
  const prefixOf = (number: string) =>
    [...overrides.keys()].find((prefix) => number.startsWith(`+${prefix}`) && prefix !== '1') ??
    areaOf(number)?.prefix;
  const free = (prefix: string) => underPrefix(prefix).filter((number) => !isTaken(number));
  const replace = (prefix: string, numbers: readonly string[]) => {
    overrides.set(prefix, [...new Set(numbers)]);
    // Emptying prefix 1 must empty every area code, or a search under prefix 1 would still find numbers.
    if (prefix === '1') for (const area of AMERICAN_PREFIXES) overrides.set(area, []);
  };
  return {
    free,
    isFree: (number) =>
      !isTaken(number) && [prefixOf(number) ?? '1', '1'].some((prefix) => all(prefix).includes(number)),
    replace,
    fill: (prefix, count) => {
      const more = usualUnder(prefix).filter((number) => !isTaken(number));
      replace(prefix, [...new Set([...free(prefix), ...more])].slice(0, count));
    },
    restore: (prefix) => {
      if (prefix === '1') overrides.clear();
      else overrides.delete(prefix);
    },
    putBack: (number) => {
      const prefix = prefixOf(number) ?? '1';
      if (!all(prefix).includes(number)) overrides.set(prefix, [...all(prefix), number]);
    },
    overrides: () => Object.fromEntries(overrides),
  };
};
