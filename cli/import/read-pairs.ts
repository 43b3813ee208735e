import type { CsvError, Info } from 'csv-parse/sync';
import { parse } from 'csv-parse/sync';
import { Problem } from '../../lib/errors/problem.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import type { ParseMaskable } from '../../lib/phone/parse-maskable.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';
import { reasonOf } from '../steps.ts';

/** A number that people dial, and the one that it is to hide. */
export interface Pair {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  readonly mask: E164;
  /** `objection`: it is a number, and may not be hidden. */
  readonly number: E164 | { readonly objection: string };
}

interface Flaw {
  readonly line: number;
  readonly words: string;
}

/**
 * Reads `mask,number`, one pair a line. A first line with these names may be there; empty lines and lines that begin with
 * `#` do not count.
 * @throws Error that names every line which is wrong, and quotes none: they are people's numbers
 */
export const readPairs = (csv: string, parseMaskable: ParseMaskable): readonly Pair[] => {
  const { records, flaws } = readRecords(csv);
  const pairs: Pair[] = [];
  for (const { record, line } of records.filter(isNoHeader)) {
    try {
      pairs.push(pairOf(record, line, pairs, parseMaskable));
    } catch (error) {
      flaws.push({ line, words: reasonOf(error) });
    }
  }
  if (flaws.length > 0) {
    throw new Error(`Nothing was changed. Of the file these lines are wrong:\n${listOf(flaws)}`);
  }
  if (pairs.length === 0) {
    throw new Error('The file has no pair in it. Write mask,number, one pair a line.');
  }
  return pairs;
};

const listOf = (flaws: readonly Flaw[]): string =>
  [...flaws]
    .sort((one, other) => one.line - other.line)
    .map(({ line, words }) => `\n  line ${line}: ${words}`)
    .join('');

interface Row {
  readonly record: readonly string[];
  readonly line: number;
}

const readRecords = (csv: string): { readonly records: readonly Row[]; readonly flaws: Flaw[] } => {
  const flaws: Flaw[] = [];
  const rows = parse(csv, {
    bom: true,
    // Spreadsheets of some countries write semicolons.
    delimiter: [',', ';', '\t'],
    trim: true,
    comment: '#',
    comment_no_infix: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      if (error !== undefined) {
        flaws.push({ line: Number(error['lines']), words: 'its quotes do not fit together.' });
      }
      return undefined;
    },
    // The types of the library do not know what `info` makes of a record.
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: Info }[];
  return { records: rows.map(({ record, info }) => ({ record, line: info.lines })), flaws };
};

const isNoHeader = ({ record }: Row, index: number): boolean =>
  index > 0 || !/^mask,number$/i.test(record.join(','));

const pairOf = (
  [first = '', second = '', ...more]: readonly string[],
  line: number,
  earlier: readonly Pair[],
  parseMaskable: ParseMaskable,
): Pair => {
  if (first === '' || second === '' || more.length > 0) {
    throw new Error('is not two numbers: first the mask, then the number that it hides.');
  }
  const mask = named('the mask', () => parsePerson(first));
  const again = earlier.find((pair) => pair.mask === mask);
  if (again !== undefined) {
    throw new Error(`has the mask of line ${again.line} again. A mask hides one number.`);
  }
  return { line, mask, number: named('the number', () => judged(second, parseMaskable)) };
};

const named = <T>(what: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Error(`${what} ${reasonOf(error)}`, { cause: error });
  }
};

const judged = (text: string, parseMaskable: ParseMaskable): Pair['number'] => {
  try {
    return parseMaskable(text).number;
  } catch (error) {
    if (error instanceof Problem && error.code === 'number-not-allowed') {
      return { objection: reasonOf(error) };
    }
    throw error;
  }
};
