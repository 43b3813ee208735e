import { Problem } from '../../lib/errors/problem.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { NAME_ITS_COUNTRY, readCountry } from '../../lib/phone/parse-number.ts';
import { parsePerson } from '../../lib/phone/parse-person.ts';
import { isSameLine } from '../../lib/phone/plans/is-same-line.ts';
import { reasonOf } from '../steps.ts';
import { isScientific, withPlusBack } from './read-cell.ts';
import type { Flaw, Row } from './read-rows.ts';
import { readRows } from './read-rows.ts';

/** A number that people dial, and the one that it is to hide. */
export interface Pair {
  /** Where it ends in the file, from 1. */
  readonly line: number;
  readonly mask: E164;
  /** `objection`: it is a number, and may not be hidden. */
  readonly number: E164 | { readonly objection: string };
}

/** Reads the number that is to be hidden. @throws Problem */
type ReadNumber = (text: string, country?: string) => { readonly number: E164 };

/**
 * Reads `mask,number` or `mask,number,country`, one pair a line. A first line with these names, in any order, may be there;
 * empty lines and lines that begin with `#` do not count.
 * @param country where numbers without a country code belong, if their line names none
 * @throws Error that names every line which is wrong, and quotes none: they are people's numbers
 */
export const readPairs = (csv: string, readNumber: ReadNumber, country?: string): readonly Pair[] => {
  const { rows, flaws } = readRows(csv);
  const columns = columnsOf(rows[0]);
  const pairs: Pair[] = [];
  for (const row of columns === undefined ? rows : rows.slice(1)) {
    try {
      pairs.push(pairOf(row, columns ?? COLUMNS, { earlier: pairs, readNumber, country }));
    } catch (error) {
      flaws.push({ line: row.line, words: reasonOf(error) });
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

const COLUMNS = ['mask', 'number', 'country'];

/** The columns that the first line names, if it names any. */
const columnsOf = (first: Row | undefined): readonly string[] | undefined => {
  const names = first?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const isHeader =
    names.includes('mask') &&
    names.includes('number') &&
    names.every((name, index) => COLUMNS.includes(name) && names.indexOf(name) === index);
  return isHeader ? names : undefined;
};

interface Reading {
  readonly earlier: readonly Pair[];
  readonly readNumber: ReadNumber;
  readonly country: string | undefined;
}

const pairOf = (
  { cells, line }: Row,
  columns: readonly string[],
  { earlier, readNumber, country: usual }: Reading,
): Pair => {
  if (cells.some(isScientific)) {
    throw new Error(SCIENTIFIC);
  }
  const cellAt = (name: string): string => cells[columns.indexOf(name)] ?? '';
  if (cellAt('mask') === '' || cellAt('number') === '' || cells.length > columns.length) {
    throw new Error('is not two numbers: first the mask, then the number that it hides.');
  }
  const country = countryOf(cellAt('country')) ?? usual;
  const mask = named('the mask', () => parsePerson(withPlusBack(cellAt('mask'), country), country));
  const again = earlier.find((pair) => isSameLine(pair.mask, mask));
  if (again !== undefined) {
    throw new Error(`has the mask of line ${again.line} again. A mask hides one number.`);
  }
  const readJudged = () => judged(withPlusBack(cellAt('number'), country), country, readNumber);
  return { line, mask, number: named('the number', readJudged) };
};

const SCIENTIFIC =
  'has a number such as 1.4E+10, of which a spreadsheet has kept a few digits. Format the column as text, write the number again with its country code, and save the file anew.';

/** @throws Error if it is none */
const countryOf = (cell: string): string | undefined => {
  const code = readCountry(cell);
  if (cell !== '' && code === undefined) {
    throw new Error(
      'has a third cell that is no country: two letters of ISO 3166-1, such as US. A line is mask,number or mask,number,country.',
    );
  }
  return code;
};

const named = <T>(what: string, read: () => T): T => {
  try {
    return read();
  } catch (error) {
    throw new Error(`${what} ${reasonOf(error).replace(NAME_ITS_COUNTRY, NAME_IT_HERE)}`, { cause: error });
  }
};

/** What a file and a command can do where a request has its field. */
const NAME_IT_HERE =
  'In a spreadsheet, format the column as text, so that it keeps the +. Or name the country of such numbers: --country US, or a third column with US.';

const judged = (text: string, country: string | undefined, readNumber: ReadNumber): Pair['number'] => {
  try {
    return readNumber(text, country).number;
  } catch (error) {
    if (error instanceof Problem && error.code === 'number-not-allowed') {
      return { objection: reasonOf(error) };
    }
    throw error;
  }
};
