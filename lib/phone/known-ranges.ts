import metadata from 'libphonenumber-js/max/metadata';

type Country = keyof typeof metadata.countries;

/** The numbers of one type in one country, as the metadata describes them. */
export interface KnownRange {
  readonly country: Country;
  readonly isOrdinary: boolean;
  readonly lengths: readonly number[];
  /** Whether such a number may begin with the digits. */
  readonly mayBegin: (digits: string) => boolean;
  /** Whether the digits are such a number. */
  readonly holds: (digits: string) => boolean;
}

/** Where a country's parts stand in the metadata. */
const LENGTHS = 3;
const TYPES = 11;

/** The types that people have: fixed lines, mobiles and VoIP. */
const ORDINARY: ReadonlySet<number> = new Set([0, 1, 8]);

type TypeRanges = readonly (readonly [pattern: string, lengths?: readonly number[]] | 0)[];

/** Every range of numbers with this calling code, those of the plan's main country first. */
export const knownRanges = (callingCode: string): readonly KnownRange[] => {
  const known =
    ranges.get(callingCode) ?? (metadata.country_calling_codes[callingCode] ?? []).flatMap(rangesOf);
  ranges.set(callingCode, known);
  return known;
};

const ranges = new Map<string, readonly KnownRange[]>();

const rangesOf = (country: Country): readonly KnownRange[] => {
  const plan = metadata.countries[country] ?? [];
  return ((plan[TYPES] ?? []) as TypeRanges).flatMap((range, type) =>
    // An empty pattern stands where the type looks like another one.
    range === 0 || range[0] === ''
      ? []
      : [rangeOf(country, ORDINARY.has(type), range, plan[LENGTHS] as readonly number[])],
  );
};

const rangeOf = (
  country: Country,
  isOrdinary: boolean,
  [pattern, lengths]: readonly [string, (readonly number[])?],
  allLengths: readonly number[],
): KnownRange => {
  const whole = new RegExp(`^(?:${pattern})$`);
  const begun = new RegExp(`^(?:${openEnded(pattern)})$`);
  return {
    country,
    isOrdinary,
    lengths: lengths ?? allLengths,
    mayBegin: (digits) => begun.test(digits),
    holds: (digits) => whole.test(digits),
  };
};

/** A pattern that also matches the beginnings of what the given one matches: before any digit the text may end. */
const openEnded = (pattern: string): string =>
  pattern.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\\d|\d/g, (part) =>
    part.startsWith('{') ? part : `(?:${part}|$)`,
  );
