import { expect, test } from '@jest/globals';
import { curveOf, figuresOf, interleaved, quantiles } from './samples.ts';

const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);

test('quantiles are values that were measured, by nearest rank', () => {
  expect(quantiles(hundred, [0, 0.5, 0.99, 1])).toEqual([1, 50, 99, 100]);
  expect(quantiles([7], [0, 0.5, 1])).toEqual([7, 7, 7]);
});

test('of nothing there are no quantiles', () => {
  expect(() => quantiles([], [0.5])).toThrow('Of nothing there are no quantiles.');
});

test('the figures of a row are its median and its 99th percentile', () => {
  expect(figuresOf({ unit: 'ms', values: hundred })).toEqual({ median: 50, p99: 99 });
});

test('a curve has every whole percentile', () => {
  const { percentiles } = curveOf('ours', { unit: 'ms', values: hundred });
  expect(percentiles).toEqual([1, ...hundred.toReversed()]);
});

test('subjects take turns, and what warms up is not counted', async () => {
  const order: string[] = [];
  const subject = (name: string) => async () => order.push(name);
  const values = await interleaved(
    { one: subject('one'), other: subject('other') },
    { rounds: 2, warmUp: 1 },
  );
  expect(order).toEqual(['one', 'other', 'one', 'other', 'one', 'other']);
  expect(values).toEqual({ one: [3, 5], other: [4, 6] });
});
