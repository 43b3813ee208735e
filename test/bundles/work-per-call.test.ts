import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../cdk/functions/bundle.ts';
import { quantiles } from '../bench/samples.ts';
import type { Shape } from '../bench/support/calls/call-events.ts';
import { callEvent } from '../bench/support/calls/call-events.ts';
import { NEVER_LATE } from '../support/bundles/bundled.ts';
import { putKey, putMask } from '../support/calls/transfer.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import { CALLER, MASK } from '../support/numbers/masks.ts';
import { ownedMask } from '../support/numbers/owned-masks.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

/**
 * How many functions of the bundle, libraries included, run in one warm call: what a change costs that no clock is needed
 * for. Some 5 % above what it was when the budget was set; lower it when the call flow gets shorter.
 */
const BUDGETS: readonly (readonly [Shape, number])[] = [
  ['ten digits', 2850],
  ['E164', 2350],
];

const folder = mkdtempSync(join(tmpdir(), 'callmask-work-'));
const path = join(folder, 'transfer.cjs');
let table: TestTable;

beforeAll(async () => {
  table = await startTestTable();
  await putKey(table);
  await putMask(table, ownedMask());
  // As it is deployed, but for the names: minified, nobody could tell which function is called too often.
  const options = { ...BUNDLE, entryPoints: ['functions/transfer/index.ts'], outfile: path };
  buildSync({ ...options, minify: false, logLevel: 'silent' });
});

afterAll(async () => {
  await table.stop();
  rmSync(folder, { recursive: true });
});

interface Counted {
  readonly functionName: string;
  readonly startOffset: number;
  readonly count: number;
}

const WARM_UP = 30;
const CALLS = 50;

const countCalls = async (shape: Shape): Promise<readonly (readonly Counted[])[]> => {
  const child = fork(
    join(import.meta.dirname, '../support/bundles/counting-child.cjs'),
    [path, `${WARM_UP}`, `${CALLS}`],
    {
      env: { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint, TABLE_NAME: table.name },
      execArgv: [...NEVER_LATE],
      silent: true,
    },
  );
  child.stdout?.resume();
  await once(child, 'message');
  child.send(callEvent(shape, CALLER, MASK));
  const [counts] = await once(child, 'message');
  child.kill();
  await once(child, 'close');
  return counts;
};

const sumOf = (functions: readonly Counted[]): number => functions.reduce((sum, { count }) => sum + count, 0);

/** The files whose functions run most often. esbuild writes above each file in a bundle which one it is. */
const busiest = (functions: readonly Counted[]): readonly string[] => {
  const source = readFileSync(path, 'utf8');
  const files = [...source.matchAll(/^\/\/ (\S+\.[cm]?[jt]s)$/gm)];
  const sums = new Map<string, number>();
  for (const { startOffset, count } of functions) {
    const file = files.findLast(({ index }) => index <= startOffset)?.[1] ?? 'elsewhere';
    sums.set(file, (sums.get(file) ?? 0) + count);
  }
  return [...sums]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 15)
    .map(([file, count]) => `${count} ${file}`);
};

test.each(BUDGETS)('a warm call with numbers in %s runs no more than %i functions', async (shape, budget) => {
  const counts = await countCalls(shape);
  // A timer or a packet more makes a call or two differ; the median does not move.
  const sums = counts.map(sumOf);
  const [median = Number.POSITIVE_INFINITY] = quantiles(sums, [0.5]);
  const busiestFiles = busiest(counts[sums.indexOf(median)] ?? []);
  expect(median <= budget ? [] : [`${median} in all, of them`, ...busiestFiles]).toEqual([]);
});
