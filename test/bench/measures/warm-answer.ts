import type { Measure, Measured, Plot, Row } from '../measured.ts';
import { byMedian, byP99, curveOf, figuresOf, inMs } from '../samples.ts';
import { askChild } from '../support/ask-child.ts';
import { startCallBench } from '../support/calls/call-bench.ts';
import type { Shape } from '../support/calls/call-events.ts';

const ROUNDS = 6000;
const WARM_UP = 1000;

type Times = Readonly<Record<'batch' | 'get' | 'handler', readonly number[]>>;

/** The whole bundled function, against the one read that it cannot do without. */
export const warmAnswer: Measure = async () => {
  const bench = await startCallBench();
  try {
    const found: { shape: Shape; times: Times; keys: number }[] = [];
    for (const shape of bench.shapes) {
      const job = await bench.jobFor(shape);
      const question = { ...job, rounds: ROUNDS, warmUp: WARM_UP };
      const times = await askChild<Times>('call-times', question, { env: bench.env });
      found.push({ shape, times, keys: job.keys.length });
    }
    return {
      rows: found.flatMap(({ shape, times }) => rowsOf(shape, times)),
      plots: found.map(({ shape, times, keys }) => plotOf(shape, times, keys)),
      notes: [
        `${ROUNDS} rounds of one call, one batch and one get, in turns, after ${WARM_UP} that do not count; the log goes into a pipe that is read.`,
        ...found.map(({ shape, keys }) => `Numbers in ${shape}: the batch has ${keys} keys.`),
      ],
    } satisfies Measured;
  } finally {
    await bench.stop();
  }
};

const BATCH = 'a bare strong BatchGetCommand of the same keys';
const GET = 'a bare strong GetCommand';

const rowsOf = (shape: Shape, { handler, batch, get }: Times): readonly Row[] => {
  const [call, read, one] = [figuresOf(inMs(handler)), figuresOf(inMs(batch)), figuresOf(inMs(get))];
  const what = `warm answer, numbers in ${shape}`;
  return [
    { what: `${what}, p50`, against: BATCH, unit: 'ms', ...byMedian(call, read), target: 1.1 },
    { what: `${what}, p99`, against: BATCH, unit: 'ms', ...byP99(call, read), target: 1.3 },
    { what: `${what}, p50`, against: GET, unit: 'ms', ...byMedian(call, one), target: 1, isStretch: true },
    { what: 'the batch itself', against: GET, unit: 'ms', ...byMedian(read, one) },
  ];
};

const plotOf = (shape: Shape, { handler, batch, get }: Times, keys: number): Plot => ({
  name: `warm-answer-${shape.toLowerCase().replaceAll(' ', '-')}`,
  title: `Warm answer, numbers in ${shape}`,
  unit: 'ms',
  curves: [
    curveOf('whole function', inMs(handler)),
    curveOf(`bare batch of ${keys}`, inMs(batch)),
    curveOf('bare get', inMs(get)),
  ],
});
