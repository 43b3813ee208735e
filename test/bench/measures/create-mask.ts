import type { Measure, Measured, Row } from '../measured.ts';
import { byMedian, curveOf, figuresOf, inMs } from '../samples.ts';
import { askChild } from '../support/ask-child.ts';
import { BOUGHT_BEFORE, startCreationBench } from '../support/creation/creation-bench.ts';
import type { Steps } from '../support/table/recorded-requests.ts';

const ROUNDS = 600;
const WARM_UP = 300;

type Times = Readonly<Record<'creation' | 'table' | 'tableAndCarrier', readonly number[]>>;

/** The whole bundled creation before a carrier that answers at once, against what it must ask of the table. */
export const createMask: Measure = async () => {
  const { env, job, stop } = await startCreationBench();
  try {
    const question = { ...job, rounds: ROUNDS, warmUp: WARM_UP };
    const times = await askChild<Times>('creation-times', question, { env });
    return measuredOf(times, job.steps);
  } finally {
    await stop();
  }
};

const measuredOf = ({ creation, table, tableAndCarrier }: Times, steps: Steps): Measured => {
  const counted = countOf(steps);
  return {
    rows: [
      rowOf(creation, table, { against: `its ${counted}, bare, in its order`, target: 1.3 }),
      rowOf(creation, tableAndCarrier, { against: 'the same and two unsigned requests to the carrier' }),
    ],
    plots: [
      {
        name: 'create-mask',
        title: 'A creation, with a carrier that answers at once',
        unit: 'ms',
        curves: [
          curveOf('whole function', inMs(creation)),
          curveOf('table and carrier', inMs(tableAndCarrier)),
          curveOf('table alone', inMs(table)),
        ],
      },
    ],
    notes: [
      `${ROUNDS} creations, each for another number, and replays of one of them, in turns, after ${WARM_UP} that do not count; ${BOUGHT_BEFORE} masks were bought that day before. The whole function asks the carrier twice, and that is in its time.`,
    ],
  };
};

const rowOf = (
  creation: readonly number[],
  bare: readonly number[],
  { against, target }: { readonly against: string; readonly target?: number },
): Row => ({
  what: 'createMask, own time, p50',
  against,
  unit: 'ms',
  ...byMedian(figuresOf(inMs(creation)), figuresOf(inMs(bare))),
  ...(target !== undefined && { target }),
});

/** `8 writes and 4 reads of the table` */
const countOf = (steps: Steps): string => {
  const requests = steps.flat();
  const reads = requests.filter(({ action }) => action === 'GetItem').length;
  return `${requests.length - reads} writes and ${reads} reads of the table`;
};
