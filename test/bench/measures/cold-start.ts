import { fetchPackage } from '../fetch-package.ts';
import type { Measure, Measured, Row, Samples } from '../measured.ts';
import { byMedian, curveOf, figuresOf, inMs } from '../samples.ts';
import { makeBenchFolder } from '../support/bench-folder.ts';
import { coldStarts } from '../support/starts/cold-starts.ts';
import type { Start } from '../support/starts/start-function.ts';
import { cpuOf, phasesOf } from '../support/starts/start-phases.ts';
import { startTableBehindTls } from '../support/table/table-behind-tls.ts';

const CLIENT = { name: 'aws-lambda-ric', version: '4.0.2' };

/** Of each kind. `BENCH_STARTS=10` is for a quick look. */
const ROUNDS = Number(process.env['BENCH_STARTS'] ?? 80);

/** How long a start takes, until the function asks for an event and until it has answered one. */
export const coldStart: Measure = async () => {
  const client = await fetchPackage(CLIENT.name, CLIENT.version);
  const table = await startTableBehindTls();
  try {
    return summedUp(await coldStarts({ client, table, root: makeBenchFolder(), rounds: ROUNDS }));
  } finally {
    await table.stop();
  }
};

type Starts = Awaited<ReturnType<typeof coldStarts>>;

const readyOf = (starts: readonly Start[]): Samples => inMs(starts.map(({ readyMs }) => readyMs));

const answeredOf = (starts: readonly Start[]): Samples => inMs(starts.map(({ answeredMs }) => answeredMs));

const compared = (what: string, ours: Samples, theirs: Samples): Row => ({
  what,
  against: 'an empty function',
  unit: 'ms',
  ...byMedian(figuresOf(ours), figuresOf(theirs)),
});

const summedUp = (starts: Starts): Measured => {
  const { empty, transfer, inTheClear, emptyMarked, transferMarked } = starts;
  const { detail, wholeMs, outsideMs } = phasesOf(transferMarked);
  const markedMs = figuresOf(answeredOf(transferMarked)).median;
  const outside: Row = {
    what: 'cold start, what no phase explains',
    against: 'the whole first answer',
    unit: 'ms',
    ...byMedian({ median: outsideMs }, { median: wholeMs }),
    target: 0.1,
  };
  return {
    rows: [
      { ...compared('cold start, ready', readyOf(transfer), readyOf(empty)), target: 1.8 },
      compared('cold start, first answer', answeredOf(transfer), answeredOf(empty)),
      compared('cold start, first answer, no TLS', answeredOf(inTheClear), answeredOf(empty)),
      outside,
    ],
    plots: [
      {
        name: 'cold-start',
        title: 'From the start of a process',
        unit: 'ms',
        curves: [
          curveOf('an empty function, ready', readyOf(empty)),
          curveOf('transfer, ready', readyOf(transfer)),
          curveOf('transfer, first answer', answeredOf(transfer)),
        ],
      },
    ],
    details: [detail, cpuOf({ 'an empty function': emptyMarked, transfer: transferMarked })],
    notes: [
      `Cold starts: ${ROUNDS} of each kind in turn, under ${CLIENT.name} ${CLIENT.version}, the table in another process.`,
      `First answers took ${markedMs.toFixed(1)} ms with the marks that tell the phases apart, and ${figuresOf(answeredOf(transfer)).median.toFixed(1)} ms without (medians).`,
      'Without TLS the SDK loads what it needs for plain HTTP with import(), which brings a second HTTP client of Node along: slower than with TLS, and never so on AWS.',
    ],
  };
};
