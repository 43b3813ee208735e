import { describe, expect, test } from '@jest/globals';
import type { Row } from '../measured.ts';
import { aRow } from './a-result.ts';
import { amount, cellsOf, isMet } from './cells.ts';

/** Without a ratio: a figure of our own against a target for it. */
const figure = (median: number): Row => ({
  what: 'a bundle',
  against: 'a budget',
  unit: 'bytes',
  ours: { median },
  target: 260_000,
});

const { target: _, ...aimless } = aRow();

describe('a target is met', () => {
  test.each<[string, Row, boolean | undefined]>([
    ['by a ratio that equals it', aRow({ ratio: 1.1 }), true],
    ['by no ratio above it', aRow({ ratio: 1.1001 }), false],
    ['by a figure that equals it', figure(260_000), true],
    ['by no figure above it', figure(260_001), false],
    ['by nothing where there is none', aimless, undefined],
  ])('is said of a row %s', (_name, row, expected) => {
    expect(isMet(row)).toBe(expected);
  });
});

test('a row says both sides, the ratio, the target and the verdict', () => {
  expect(cellsOf(aRow())).toEqual([
    'an answer',
    '1.500 ms',
    '3.000 ms',
    'a read',
    '1.000 ms',
    '2.000 ms',
    '1.500 ×',
    '≤ 1.100 ×',
    'no',
  ]);
});

test('a figure of our own has the target in its own unit', () => {
  expect(cellsOf(figure(253_496)).slice(-3)).toEqual(['', '≤ 260,000 bytes', 'yes']);
});

test('a stretch that is missed is told from a target that is missed', () => {
  expect(cellsOf(aRow({ isStretch: true })).at(-1)).toBe('no (stretch)');
});

test('what is printed for comparison only has no verdict', () => {
  expect(cellsOf(aimless).slice(-2)).toEqual(['', '']);
});

test.each([
  [0.0054, 'ms', '0.005 ms'],
  [1234.56, 'ms', '1,234.6 ms'],
  [12.34, 'MB', '12.3 MB'],
  [0, 'calls', '0 calls'],
] as const)('%d %s reads %s', (value, unit, expected) => {
  expect(amount(value, unit)).toBe(expected);
});
