import type { Row } from '../measured.ts';
import type { Result } from './results.ts';
import type { Surroundings } from './surroundings.ts';

/** Where the results of tests were made. */
export const SURROUNDINGS: Surroundings = {
  at: '2026-11-20T12:00:00.000Z',
  commit: 'abc1234',
  machine: 'a machine, 2 cores',
  node: 'v24.0.0',
  packages: { sdk: '3.0.0' },
};

export const aRow = (changes: Partial<Row> = {}): Row => ({
  what: 'an answer',
  against: 'a read',
  unit: 'ms',
  ours: { median: 1.5, p99: 3 },
  theirs: { median: 1, p99: 2 },
  ratio: 1.5,
  target: 1.1,
  ...changes,
});

export const aResult = (name: string, rows: readonly Row[] = [aRow()], more = {}): Result => ({
  name,
  surroundings: SURROUNDINGS,
  measured: { rows, ...more },
});

export const aMissing = (name: string, missing = 'Java is not installed.'): Result => ({
  name,
  surroundings: SURROUNDINGS,
  missing,
});
