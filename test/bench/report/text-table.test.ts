import { expect, test } from '@jest/globals';
import { aMissing, aResult, aRow } from './a-result.ts';
import { textTable } from './text-table.ts';

const lines = textTable([
  aResult('one', [aRow(), aRow({ what: 'a much longer name', ours: { median: 1000 } })]),
  aMissing('two'),
]).split('\n');

test('the columns stand below each other', () => {
  const [heading = '', first = '', second = ''] = lines;
  for (const words of ['against', 'a read', 'a read']) {
    expect([heading, first, second].some((line) => line.includes(words))).toBe(true);
  }
  expect(first.indexOf('a read')).toBe(heading.indexOf('against'));
  expect(second.indexOf('a read')).toBe(heading.indexOf('against'));
});

test('a measure without figures has its reason in its slot', () => {
  expect(lines[3]).toBe('two: not measured. Java is not installed.');
});
