import type { Measure, Measured, Plot, Row, Samples } from '../measured.ts';
import { curveOf, figuresOf } from '../samples.ts';
import { askChild } from '../support/ask-child.ts';
import { startCallBench } from '../support/call-bench.ts';
import type { Shape } from '../support/call-events.ts';

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

const inMs = (values: readonly number[]): Samples => ({ unit: 'ms', values });

const rowsOf = (shape: Shape, { handler, batch, get }: Times): readonly Row[] => {
  const [call, read, one] = [handler, batch, get].map((values) => figuresOf(inMs(values)));
  if (call === undefined || read === undefined || one === undefined) {
    throw new Error('Nothing was measured.');
  }
  const what = `warm answer, numbers in ${shape}`;
  const common = { unit: 'ms', ours: call } as const;
  return [
    {
      ...common,
      what: `${what}, p50`,
      against: BATCH,
      theirs: read,
      ratio: call.median / read.median,
      target: 1.1,
    },
    {
      ...common,
      what: `${what}, p99`,
      against: BATCH,
      theirs: read,
      ratio: call.p99 / read.p99,
      target: 1.3,
    },
    {
      ...common,
      what: `${what}, p50`,
      against: GET,
      theirs: one,
      ratio: call.median / one.median,
      target: 1,
      isStretch: true,
    },
    {
      ...common,
      ours: read,
      what: 'the batch itself',
      against: GET,
      theirs: one,
      ratio: read.median / one.median,
    },
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
