import { expect, test } from '@jest/globals';
import { aMissing, aResult, aRow } from './a-result.ts';
import { mergeResults } from './results.ts';

const ORDER = ['one', 'two', 'three'];

test('a run of some measures leaves the results of the others as they were', () => {
  const fresh = aResult('two', [aRow({ ratio: 2 })]);
  const merged = mergeResults([aResult('one'), aResult('two'), aMissing('three')], [fresh], ORDER);
  expect(merged).toEqual([aResult('one'), fresh, aMissing('three')]);
});

test('results are in the order of the measures, however they came', () => {
  const merged = mergeResults([aResult('three')], [aResult('one')], ORDER);
  expect(merged.map(({ name }) => name)).toEqual(['one', 'three']);
});

test('a measure that is no more leaves no result', () => {
  expect(mergeResults([aResult('gone')], [], ORDER)).toEqual([]);
});

test('a measure that cannot run this time leaves the figures of another time, and says so where there are none', () => {
  const old = [aResult('one'), aMissing('two')];
  expect(mergeResults(old, [aMissing('one'), aMissing('two'), aMissing('three')], ORDER)).toEqual([
    aResult('one'),
    aMissing('two'),
    aMissing('three'),
  ]);
});
