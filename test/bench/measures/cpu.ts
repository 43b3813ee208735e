import type { Figures, Measure, Row } from '../measured.ts';
import { byMedian, figuresOf, inMs } from '../samples.ts';
import { askChild } from '../support/ask-child.ts';
import { startCallBench } from '../support/calls/call-bench.ts';
import type { Shape } from '../support/calls/call-events.ts';

const BLOCKS = 15;
const CALLS = 200;

/** What the Rails application that Callmask comes from spent on a call: 2.7 ms. The target is half of it. */
const SEED_MS = 2.7;

type Costs = Readonly<Record<'batch' | 'get' | 'handler', readonly number[]>>;

/** What a call costs the processor, the table's own work left out. */
export const cpu: Measure = async () => {
  const bench = await startCallBench();
  try {
    const rows: Row[] = [];
    for (const shape of bench.shapes) {
      const question = { ...(await bench.jobFor(shape)), blocks: BLOCKS, calls: CALLS };
      rows.push(...rowsOf(shape, await askChild<Costs>('call-cpu', question, { env: bench.env })));
    }
    return {
      rows,
      notes: [
        `User and system time of the process, in ${BLOCKS} blocks of ${CALLS} calls for each, in turns; the median is that of the blocks.`,
        `The seed's ${SEED_MS} ms are of the machine on which this project was begun. Elsewhere compare them with care.`,
      ],
    };
  } finally {
    await bench.stop();
  }
};

const rowsOf = (shape: Shape, { handler, batch, get }: Costs): readonly Row[] => {
  const what = `CPU of a call, numbers in ${shape}`;
  const [ours, read, one] = [medianOf(handler), medianOf(batch), medianOf(get)];
  return [
    {
      what,
      against: 'a bare strong BatchGetCommand of the same keys',
      unit: 'ms',
      ...byMedian(ours, read),
      target: 1.15,
    },
    { what, against: 'a bare strong GetCommand', unit: 'ms', ...byMedian(ours, one) },
    { what, against: `half of the seed's ${SEED_MS} ms`, unit: 'ms', ours, target: SEED_MS / 2 },
  ];
};

const medianOf = (values: readonly number[]): Figures => {
  const { median } = figuresOf(inMs(values));
  return { median };
};
