import { cellsOf, HEADINGS } from './cells.ts';
import type { Result } from './results.ts';

const GAP = '  ';

/** The one table, for a terminal. A measure without figures has its reason in its slot. */
export const textTable = (results: readonly Result[]): string => {
  const blocks = results.map(({ name, measured, missing }) =>
    measured === undefined
      ? [[`${name}: not measured. ${missing}`]]
      : measured.rows.map((row) => [...cellsOf(row)]),
  );
  const lines = [[...HEADINGS], ...blocks.flat()];
  // A sentence stands alone on its line, and makes no column wider.
  const rows = lines.filter((cells) => cells.length === HEADINGS.length);
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => (cells.length === 1 ? cell : align(cell, widths[column] ?? 0)))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
};

/** Figures to the right, words to the left. */
const align = (cell: string, width: number): string =>
  /^[\d≤]/.test(cell) ? cell.padStart(width) : cell.padEnd(width);
