import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchPackage } from '../fetch-package.ts';
import type { Measure, Measured, Row, Samples } from '../measured.ts';
import { curveOf, figuresOf } from '../samples.ts';
import { coldStarts } from '../support/cold-starts.ts';
import type { Start } from '../support/start-function.ts';
import { cpuOf, phasesOf } from '../support/start-phases.ts';
import { startTableBehindTls } from '../support/table-behind-tls.ts';

const CLIENT = { name: 'aws-lambda-ric', version: '4.0.2' };

/** Of each kind. `BENCH_STARTS=10` is for a quick look. */
const ROUNDS = Number(process.env['BENCH_STARTS'] ?? 80);

/** How long a start takes, until the function asks for an event and until it has answered one. */
export const coldStart: Measure = async () => {
  const client = await fetchPackage(CLIENT.name, CLIENT.version);
  const root = mkdtempSync(join(tmpdir(), 'callmask-cold-'));
  const table = await startTableBehindTls();
  try {
    return summedUp(await coldStarts({ client, table, root, rounds: ROUNDS }));
  } finally {
    await table.stop();
    rmSync(root, { recursive: true });
  }
};

type Starts = Awaited<ReturnType<typeof coldStarts>>;

const readyOf = (starts: readonly Start[]): Samples => ({
  unit: 'ms',
  values: starts.map(({ readyMs }) => readyMs),
});

const answeredOf = (starts: readonly Start[]): Samples => ({
  unit: 'ms',
  values: starts.map(({ answeredMs }) => answeredMs),
});

const compared = (what: string, against: string, ours: Samples, theirs: Samples): Row => ({
  what,
  against,
  unit: 'ms',
  ours: figuresOf(ours),
  theirs: figuresOf(theirs),
  ratio: figuresOf(ours).median / figuresOf(theirs).median,
});

const summedUp = (starts: Starts): Measured => {
  const { empty, transfer, inTheClear, emptyMarked, transferMarked } = starts;
  const { detail, wholeMs, outsideMs } = phasesOf(transferMarked);
  const markedMs = figuresOf(answeredOf(transferMarked)).median;
  const outside: Row = {
    what: 'cold start, what no phase explains',
    against: 'the whole first answer',
    unit: 'ms',
    ours: { median: outsideMs },
    theirs: { median: wholeMs },
    ratio: outsideMs / wholeMs,
    target: 0.1,
  };
  const EMPTY_FUNCTION = 'an empty function';
  return {
    rows: [
      { ...compared('cold start, ready', EMPTY_FUNCTION, readyOf(transfer), readyOf(empty)), target: 1.8 },
      compared('cold start, first answer', EMPTY_FUNCTION, answeredOf(transfer), answeredOf(empty)),
      compared('cold start, first answer, no TLS', EMPTY_FUNCTION, answeredOf(inTheClear), answeredOf(empty)),
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
