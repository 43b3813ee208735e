import { expect, test } from '@jest/globals';
import type { MutantsReport } from './report.ts';
import { survivorsOf, textReport } from './report.ts';

const SOURCE = 'const isLive = (now: number): boolean =>\n  now < end;\n';
const at = (startLine: number, startColumn: number, endLine: number, endColumn: number) => ({
  start: { line: startLine, column: startColumn },
  end: { line: endLine, column: endColumn },
});
const COMPARISON = { mutatorName: 'EqualityOperator', replacement: 'now <= end', location: at(2, 3, 2, 12) };
const FUNCTION = { mutatorName: 'ArrowFunction', replacement: '() => undefined', location: at(1, 16, 2, 12) };

const reportOf = (...mutants: MutantsReport['files'][string]['mutants']): MutantsReport => ({
  files: { 'lib/is-live.ts': { source: SOURCE, mutants } },
});

test('a survivor is told with its place, the code and what stood there instead', () => {
  expect(survivorsOf(reportOf({ ...COMPARISON, status: 'Survived' }))).toEqual([
    {
      text: 'lib/is-live.ts:2:3 EqualityOperator: now < end → now <= end',
      range: 'lib/is-live.ts:2:2-2:11',
    },
  ]);
});

test('code that no test reaches is told too, on one line', () => {
  expect(survivorsOf(reportOf({ ...FUNCTION, status: 'NoCoverage' }))).toEqual([
    {
      text: 'lib/is-live.ts:1:16 ArrowFunction (not covered): (now: number): boolean => now < end → () => undefined',
      range: 'lib/is-live.ts:1:15-2:11',
    },
  ]);
});

test.each(['Killed', 'Timeout', 'RuntimeError'])('%s is no survivor', (status) => {
  expect(survivorsOf(reportOf({ ...COMPARISON, status }))).toEqual([]);
});

test('the score is the share that was noticed, without those that kept a test file from loading', () => {
  const statuses = ['Killed', 'Killed', 'Timeout', 'Survived', 'RuntimeError'];
  const lines = textReport(reportOf(...statuses.map((status) => ({ ...COMPARISON, status })))).split('\n');
  const row = ['lib/is-live.ts', '5', '2', '1', '1', '0', '1', '75.0 %'];
  expect(lines[1]?.split(/ {2,}/)).toEqual(row);
  expect(lines[2]?.split(/ {2,}/)).toEqual(['all', ...row.slice(1)]);
  expect(lines).toContain('Survived: 1');
});

test('where no mutant is valid there is no score', () => {
  expect(textReport(reportOf({ ...COMPARISON, status: 'RuntimeError' }))).toMatch(/1 {2,}-\n/);
});
