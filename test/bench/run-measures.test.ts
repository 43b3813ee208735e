import { expect, test } from '@jest/globals';
import { aRow, SURROUNDINGS } from './report/a-result.ts';
import { runMeasures } from './run-measures.ts';

const run = async (names: readonly string[]) => {
  const lines: string[] = [];
  const order: string[] = [];
  const measures = {
    good: async () => {
      order.push('good');
      return { rows: [aRow()] };
    },
    bad: async () => {
      order.push('bad');
      throw new Error('Java is not installed.');
    },
    last: async () => {
      order.push('last');
      return { rows: [] };
    },
  };
  const tell = (line: string) => lines.push(line);
  const results = await runMeasures({ measures, names, surroundings: () => SURROUNDINGS, tell });
  return { results, order, lines };
};

test('what cannot be measured says why in its slot, and stops none of the rest', async () => {
  const { results, order } = await run(['bad', 'good', 'last']);
  expect(order).toEqual(['bad', 'good', 'last']);
  expect(results).toEqual([
    { name: 'bad', surroundings: SURROUNDINGS, missing: 'Java is not installed.' },
    { name: 'good', surroundings: SURROUNDINGS, measured: { rows: [aRow()] } },
    { name: 'last', surroundings: SURROUNDINGS, measured: { rows: [] } },
  ]);
});

test('whoever waits is told what is under way', async () => {
  const { lines } = await run(['good', 'bad']);
  expect(lines).toEqual([
    'good (1 of 2) ...',
    'bad (2 of 2) ...',
    'bad: not measured. Java is not installed.',
  ]);
});
