import metadata from 'libphonenumber-js/max/metadata';

type Country = keyof typeof metadata.countries;

/** The numbers of one type in one country, as the metadata describes them. */
export interface KnownRange {
  readonly country: Country;
  readonly isOrdinary: boolean;
  readonly lengths: readonly number[];
  /** Whether such a number begins with the digits. `length`: one of that many digits. */
  readonly mayBegin: (digits: string, length?: number) => boolean;
}

/** Where a country's parts stand in the metadata. */
const WHOLE_PLAN = 2;
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
  return ((plan[TYPES] ?? []) as TypeRanges).flatMap((range, type) => {
    // An empty pattern stands where the type looks like another one.
    if (range === 0 || range[0] === '') {
      return [];
    }
    const [pattern, lengths = plan[LENGTHS] as readonly number[]] = range;
    const patterns = [pattern, plan[WHOLE_PLAN] as string].map(withBlanks);
    const mayBegin = (digits: string, length?: number): boolean =>
      lengths.some(
        (each) =>
          each >= digits.length &&
          (length ?? each) === each &&
          patterns.every((one) => one.test(digits.padEnd(each, BLANK))),
      );
    return [{ country, isOrdinary: ORDINARY.has(type), lengths, mayBegin }];
  });
};

/** Stands for a digit that is not known. */
const BLANK = '_';

/** A pattern for numbers of which not all digits are known. */
const withBlanks = (pattern: string): RegExp =>
  new RegExp(
    `^(?:${pattern.replaceAll(/\{[^}]*\}|\[[^\]]*\]|\\d|\d/g, (part) =>
      part.startsWith('{') ? part : `(?:${part}|${BLANK})`,
    )})$`,
  );
