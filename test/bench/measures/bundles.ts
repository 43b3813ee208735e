import type { Metafile } from 'esbuild';
import { metafileOf, packagesByWeight } from '../../support/bundles/bundle-weight.ts';
import { FUNCTIONS } from '../../support/bundles/bundled.ts';
import type { Detail, Measure, Row } from '../measured.ts';
import { amount } from '../report/cells.ts';

/** What a function may weigh, minified. */
const BUDGETS: Readonly<Record<string, number>> = { transfer: 260_000, 'create-mask': 1_000_000 };

const HEAVIEST = 5;

type Output = Metafile['outputs'][string];

/** How much has to be loaded before a function can do anything. */
export const bundles: Measure = async () => {
  const outputs = new Map(FUNCTIONS.map((name) => [name, outputOf(name)]));
  return {
    rows: Object.entries(BUDGETS).map(([name, target]): Row => {
      const median = outputs.get(name)?.bytes ?? Number.POSITIVE_INFINITY;
      return { what: `bundle of ${name}`, against: 'a budget', unit: 'bytes', ours: { median }, target };
    }),
    details: [
      allFunctions(outputs),
      ...Object.keys(BUDGETS).map((name) => heaviestOf(name, outputs.get(name))),
    ],
  };
};

const outputOf = (name: string): Output => {
  const [output] = Object.values(metafileOf(name).outputs);
  if (output === undefined) {
    throw new Error(`There is no bundle of ${name}.`);
  }
  return output;
};

const allFunctions = (outputs: ReadonlyMap<string, Output>): Detail => ({
  title: 'All bundles',
  columns: ['function', 'size'],
  lines: [...outputs].map(([name, { bytes }]) => [name, amount(bytes, 'bytes')]),
});

const heaviestOf = (name: string, output: Output | undefined): Detail => ({
  title: `The heaviest packages in ${name}`,
  columns: ['package', 'size'],
  lines: packagesByWeight(output?.inputs ?? {})
    .slice(0, HEAVIEST)
    .map(([owner, bytes]) => [owner, amount(bytes, 'bytes')]),
});
