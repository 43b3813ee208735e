import { ENVIRONMENT } from '../../support/functions/environment.ts';
import type { Detail, Measure, Measured, Row, Samples } from '../measured.ts';
import { amount } from '../report/cells.ts';
import { byMedian, curveOf, figuresOf, inMs } from '../samples.ts';
import type { Child } from '../support/ask-child.ts';
import { startChild } from '../support/ask-child.ts';
import type { Answered, Call } from '../support/calls/call-over-http.ts';
import { callOverHttp } from '../support/calls/call-over-http.ts';
import { makeBundles } from '../support/make-bundles.ts';
import { fillTable, inventedMask } from '../support/table/fill-table.ts';
import { makeBenchTable, startDatabase } from '../support/table/start-database.ts';

const AT_ONCE = 100;
const MASKS = 2000;
const CALLERS = 10_000;
const FEW_CALLS = 1000;
const MANY_CALLS = 100_000;
/** The memory is looked at after so many calls. */
const LOOKS = [FEW_CALLS, 10_000, 25_000, 50_000, 75_000, MANY_CALLS];

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
  const answers: Answered[] = [];
  const memories: Memory[] = [];
  for (const look of LOOKS) {
    while (answers.length < look) {
      const calls = Array.from({ length: AT_ONCE }, (_, offset) => callNumber(answers.length + offset));
      answers.push(...(await Promise.all(calls.map((call) => callOverHttp(url, call)))));
    }
    memories.push(await bridge.ask<Memory>('memory'));
  }
  const times = inMs(answers.map(({ ms }) => ms));
  return {
    rows: [...answerRows(answers, times), ...memoryRows(memories)],
    plots: [
      {
        name: 'burst',
        title: `${AT_ONCE} calls at once, through one process`,
        unit: 'ms',
        curves: [curveOf('from the call to its answer', times)],
      },
    ],
    details: [memoryDetail(memories), ...failureDetails(answers)],
    notes: [
      `${written(MANY_CALLS)} calls of ${written(CALLERS)} callers to ${written(MASKS)} masks, ${AT_ONCE} at once, over HTTP, with the limits of calls a minute that the stack has.`,
      'Memory is read after the garbage was collected. What is resident holds besides the heap whatever Node has not released to the system yet.',
    ],
  };
};

const answerRows = (answers: readonly Answered[], times: Samples): readonly Row[] => [
  {
    what: `calls that were not connected, ${AT_ONCE} at once`,
    against: 'none',
    unit: 'calls',
    ours: { median: answers.filter(({ failure }) => failure !== undefined).length },
    target: 0,
  },
  {
    what: `answer to each of ${AT_ONCE} calls at once`,
    against: 'nothing',
    unit: 'ms',
    ours: figuresOf(times),
  },
];

/** What a process takes in its first thousands of calls, such as code that is made faster, is no leak; what it takes later is. */
const memoryRows = (memories: readonly Memory[]): readonly Row[] => {
  const many = memories.at(-1);
  const row = (kind: keyof Memory, look: number): Row => {
    const [after = 0, before = 0] = [many?.[kind], memories[look]?.[kind]];
    return {
      what: `${kind === 'heapMb' ? 'heap' : 'resident memory'} after ${written(MANY_CALLS)} calls`,
      against: `after ${written(LOOKS[look] ?? 0)} calls`,
      unit: 'MB',
      ...byMedian({ median: after }, { median: before }),
    };
  };
  return [
    { ...row('heapMb', 0), target: 1.1 },
    { ...row('heapMb', 1), target: 1.1 },
    row('residentMb', 0),
    { ...row('residentMb', 1), target: 1.1 },
  ];
};

const memoryDetail = (memories: readonly Memory[]): Detail => ({
  title: 'Memory of one process',
  columns: ['after calls', 'heap', 'resident'],
  lines: memories.map(({ heapMb, residentMb }, index) => [
    written(LOOKS[index] ?? 0),
    amount(heapMb, 'MB'),
    amount(residentMb, 'MB'),
  ]),
});

const failureDetails = (answers: readonly Answered[]): readonly Detail[] => {
  const failures = Object.groupBy(answers, ({ failure }) => failure ?? 'connected');
  const lines = Object.entries(failures).map(([answer, calls = []]) => [answer, written(calls.length)]);
  return lines.length === 1
    ? []
    : [{ title: 'Calls that were not connected', columns: ['answer', 'calls'], lines }];
};

const written = (count: number): string => count.toLocaleString('en-US');
