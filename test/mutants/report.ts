/** The part of Stryker's report that is read here: https://github.com/stryker-mutator/mutation-testing-elements */
export interface MutantsReport {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

interface Mutant {
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly status: string;
  readonly statusReason?: string;
  readonly location: { readonly start: Position; readonly end: Position };
}

/** Both count from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
}

const HEADINGS = [
  'file',
  'mutants',
  'killed',
  'timed out',
  'survived',
  'not covered',
  'did not load',
  'score',
];

/** A line for each file and one for all, then each mutant that no test noticed. */
export const textReport = (report: MutantsReport): string => {
  const files = Object.entries(report.files).sort(([one], [other]) => (one < other ? -1 : 1));
  const rows = [
    HEADINGS,
    ...files.map(([file, { mutants }]) => rowOf(file, mutants)),
    rowOf(
      'all',
      files.flatMap(([, { mutants }]) => mutants),
    ),
  ];
  const survivors = survivorsOf(report);
  return [table(rows), '', `Survived: ${survivors.length}`, ...survivors.map(({ text }) => text)].join('\n');
};

export interface Survivor {
  readonly text: string;
  /** As Stryker takes it. */
  readonly range: string;
}

export const survivorsOf = ({ files }: MutantsReport): readonly Survivor[] =>
  Object.entries(files).flatMap(([file, { source, mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end }, status, mutatorName, replacement = '' }) => ({
        text:
          `${file}:${start.line}:${start.column} ${mutatorName}${status === 'NoCoverage' ? ' (not covered)' : ''}: ` +
          `${shortened(slice(source, start, end))} → ${shortened(replacement)}`,
        range: `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`,
      })),
  );

const rowOf = (name: string, mutants: readonly Mutant[]): readonly string[] => {
  const count = (...statuses: readonly string[]): number =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const noticed = count('Killed', 'Timeout');
  const valid = noticed + count('Survived', 'NoCoverage');
  return [
    name,
    ...[mutants.length, count('Killed'), count('Timeout'), count('Survived'), count('NoCoverage')].map(
      String,
    ),
    // Stryker leaves these out of the score: the test file could not be loaded with the mutant in place.
    String(count('RuntimeError', 'CompileError')),
    valid === 0 ? '-' : `${((noticed / valid) * 100).toFixed(1)} %`,
  ];
};

const slice = (source: string, start: Position, end: Position): string => {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const last = lines.length - 1;
  return lines
    .map((line, index) =>
      line.slice(index === 0 ? start.column - 1 : 0, index === last ? end.column - 1 : undefined),
    )
    .join('\n');
};

const LONGEST = 90;

const shortened = (code: string): string => {
  const line = code.replaceAll(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
};
