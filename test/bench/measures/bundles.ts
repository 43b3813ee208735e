import type { Metafile } from 'esbuild';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/bundle.ts';
import { FUNCTIONS } from '../../support/bundled.ts';
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
  const options = { ...BUNDLE, entryPoints: [`functions/${name}/index.ts`], outdir: 'unwritten' };
  const { metafile } = buildSync({ ...options, metafile: true, write: false, logLevel: 'silent' });
  const [output] = Object.values(metafile.outputs);
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

const heaviestOf = (name: string, output: Output | undefined): Detail => {
  const sizes = new Map<string, number>();
  for (const [file, { bytesInOutput }] of Object.entries(output?.inputs ?? {})) {
    const owner = packageOf(file);
    sizes.set(owner, (sizes.get(owner) ?? 0) + bytesInOutput);
  }
  const heaviest = [...sizes].toSorted(([, one], [, other]) => other - one).slice(0, HEAVIEST);
  return {
    title: `The heaviest packages in ${name}`,
    columns: ['package', 'size'],
    lines: heaviest.map(([owner, bytes]) => [owner, amount(bytes, 'bytes')]),
  };
};

/** `node_modules/@smithy/core/dist-es/index.js` is of `@smithy/core`; what is in no package is our own. */
const packageOf = (file: string): string =>
  file.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? 'Callmask itself';
