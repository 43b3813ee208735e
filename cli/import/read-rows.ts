import type { CsvError, Info } from 'csv-parse/sync';
import { parse } from 'csv-parse/sync';
import { withoutInvisible } from '../../lib/phone/clean-text.ts';
import { readCell } from './read-cell.ts';

/** A line with something in it. */
export interface Row {
  readonly cells: readonly string[];
  /** Where it ends in the file, from 1. */
  readonly line: number;
}

/** A line that is wrong. */
export interface Flaw {
  readonly line: number;
  readonly words: string;
}

/** A line such as `sep=;`, by which some programs say what stands between two cells. */
const SEPARATOR_LINE = /^"?sep=([^\r\n])[^\r\n]*/i;

/** Spreadsheets of some countries write semicolons. */
const SEPARATORS = [',', ';', '\t'];

/** `="0123"`, by which some programs keep a spreadsheet from calculating with digits. */
const FORMULA = /(^|[,;\t\r\n])="([^"\r\n]*)"/g;

/** Reads the lines of a CSV file. Comments, empty lines, and empty cells at the end of a line do not count. */
export const readRows = (csv: string): { readonly rows: readonly Row[]; readonly flaws: Flaw[] } => {
  const text = withoutInvisible(csv).replaceAll(/\p{Zs}/gu, ' ');
  const separator = SEPARATOR_LINE.exec(text)?.[1];
  const flaws: Flaw[] = [];
  const records = parse(text.replace(SEPARATOR_LINE, '').replaceAll(FORMULA, '$1"$2"'), {
    delimiter: separator === undefined ? SEPARATORS : [separator],
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
  return {
    rows: records.map(({ record, info }) => ({ cells: withoutEnd(record.map(readCell)), line: info.lines })),
    flaws,
  };
};

/** Spreadsheets write a separator for each column that any line has. */
const withoutEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
