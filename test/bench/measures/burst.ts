import { ENVIRONMENT } from '../../support/environment.ts';
import type { Measure, Measured, Row } from '../measured.ts';
import { curveOf, figuresOf } from '../samples.ts';
import type { Child } from '../support/ask-child.ts';
import { startChild } from '../support/ask-child.ts';
import type { Call } from '../support/call-over-http.ts';
import { callOverHttp } from '../support/call-over-http.ts';
import { fillTable, inventedMask } from '../support/fill-table.ts';
import { makeBundles } from '../support/make-bundles.ts';
import { makeBenchTable, startDatabase } from '../support/start-database.ts';

const AT_ONCE = 100;
const MASKS = 2000;
const CALLERS = 10_000;
const FEW_CALLS = 1000;
const MANY_CALLS = 100_000;

interface Memory {
  readonly heapMb: number;
  readonly residentMb: number;
}

/** Many calls at once, and very many one after another, through one process. */
export const burst: Measure = async () => {
  const database = await startDatabase();
  const table = await makeBenchTable(database.endpoint);
  await fillTable(table, MASKS);
  const env = { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: database.endpoint, TABLE_NAME: table.name };
  const bridge = startChild('bridge', {
    env,
    words: [makeBundles().transfer],
    nodeOptions: ['--expose-gc'],
  });
  try {
    return await measureBridge(bridge);
  } finally {
    await bridge.stop();
    await table.stop();
    await database.stop();
  }
};

/** Callers and masks change as in life, because the function keeps something of each for a while. */
const callNumber = (index: number): Call => ({
  shape: index % 2 === 0 ? 'ten digits' : 'E164',
  caller: `+1${200 + Math.floor((index % CALLERS) / 100)}55501${String(index % 100).padStart(2, '0')}`,
  mask: inventedMask((index * 7) % MASKS),
});

const measureBridge = async (bridge: Child): Promise<Measured> => {
  const { url } = await bridge.ask<{ readonly url: string }>('url');
  const times: number[] = [];
  let made = 0;
  const memoryAfter = async (calls: number): Promise<Memory> => {
    while (made < calls) {
      const atOnce = Array.from({ length: AT_ONCE }, (_, offset) =>
        callOverHttp(url, callNumber(made + offset)),
      );
      made += AT_ONCE;
      times.push(...(await Promise.all(atOnce)).filter((time) => time !== undefined));
    }
    return bridge.ask<Memory>('memory');
  };
  const few = await memoryAfter(FEW_CALLS);
  const many = await memoryAfter(MANY_CALLS);
  return {
    rows: rowsOf(times, few, many),
    plots: [
      {
        name: 'burst',
        title: `${AT_ONCE} calls at once, through one process`,
        unit: 'ms',
        curves: [curveOf('from the call to its answer', { unit: 'ms', values: times })],
      },
    ],
    notes: [
      `${MANY_CALLS.toLocaleString('en-US')} calls of ${CALLERS.toLocaleString('en-US')} callers to ${MASKS.toLocaleString('en-US')} masks, ${AT_ONCE} at once, over HTTP, with the limits of calls a minute that the stack has.`,
      'Memory is read after the garbage was collected. What is resident holds besides the heap whatever Node has not given back to the system yet.',
    ],
  };
};

const rowsOf = (times: readonly number[], few: Memory, many: Memory): readonly Row[] => {
  const memory = (what: string, after: number, before: number, target?: number): Row => ({
    what: `${what} after ${MANY_CALLS.toLocaleString('en-US')} calls`,
    against: `after ${FEW_CALLS.toLocaleString('en-US')} calls`,
    unit: 'MB',
    ours: { median: after },
    theirs: { median: before },
    ratio: after / before,
    ...(target !== undefined && { target }),
  });
  return [
    {
      what: `calls that were not connected, ${AT_ONCE} at once`,
      against: 'none',
      unit: 'calls',
      ours: { median: MANY_CALLS - times.length },
      target: 0,
    },
    {
      what: `answer to each of ${AT_ONCE} calls at once`,
      against: 'nothing',
      unit: 'ms',
      ours: figuresOf({ unit: 'ms', values: times }),
    },
    memory('heap', many.heapMb, few.heapMb, 1.1),
    memory('resident memory', many.residentMb, few.residentMb),
  ];
};
