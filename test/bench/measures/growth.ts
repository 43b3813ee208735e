import { ENVIRONMENT } from '../../support/functions/environment.ts';
import type { Measure, Row } from '../measured.ts';
import { byMedian, byP99, curveOf, figuresOf, inMs } from '../samples.ts';
import { askChild } from '../support/ask-child.ts';
import { UNREACHED } from '../support/calls/call-bench.ts';
import { makeBundles } from '../support/make-bundles.ts';
import { startDynamodbLocal } from '../support/table/dynamodb-local.ts';
import { fillTable } from '../support/table/fill-table.ts';
import type { BenchTable } from '../support/table/start-database.ts';
import { makeBenchTable } from '../support/table/start-database.ts';

const SMALL = 1000;
const LARGE = 1_000_000;
const ROUNDS = 4000;
const WARM_UP = 1000;

type Times = Readonly<Record<'large' | 'small', readonly number[]>>;

/** Whether a call waits longer where there are more masks. */
export const growth: Measure = async () => {
  const database = await startDynamodbLocal();
  const tables: BenchTable[] = [];
  const fill = async (masks: number) => {
    const table = await makeBenchTable(database.endpoint);
    tables.push(table);
    await fillTable(table, masks);
    return { table: table.name, masks };
  };
  try {
    const startedAtMs = performance.now();
    const filled = { small: await fill(SMALL), large: await fill(LARGE) };
    const seconds = Math.round((performance.now() - startedAtMs) / 1000);
    const env = { ...ENVIRONMENT, ...UNREACHED, AWS_ENDPOINT_URL_DYNAMODB: database.endpoint };
    const question = { ...filled, transfer: makeBundles().transfer, rounds: ROUNDS, warmUp: WARM_UP };
    const times = await askChild<Times>('growth', question, { env });
    return measured(times, seconds);
  } finally {
    for (const table of tables) {
      await table.stop();
    }
    await database.stop();
  }
};

const measured = ({ small, large }: Times, seconds: number) => {
  const ours = figuresOf(inMs(large));
  const theirs = figuresOf(inMs(small));
  const what = `warm answer with ${LARGE.toLocaleString('en-US')} masks`;
  const against = `with ${SMALL.toLocaleString('en-US')} masks`;
  const rows: readonly Row[] = [
    { what: `${what}, p50`, against, unit: 'ms', ...byMedian(ours, theirs), target: 1.1 },
    { what: `${what}, p99`, against, unit: 'ms', ...byP99(ours, theirs) },
  ];
  const curves = [
    curveOf(`${LARGE.toLocaleString('en-US')} masks`, inMs(large)),
    curveOf(`${SMALL.toLocaleString('en-US')} masks`, inMs(small)),
  ];
  return {
    rows,
    plots: [{ name: 'growth', title: 'Warm answer, few masks and many', unit: 'ms' as const, curves }],
    notes: [
      `${ROUNDS} calls to random masks of each table, in turns, on DynamoDB Local in memory; filling both tables took ${seconds} s.`,
    ],
  };
};
