import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../cdk/bundle.ts';
import { KEY } from '../../support/call-world.ts';
import { makeEvent } from '../../support/events.ts';
import { MASK } from '../../support/masks.ts';
import { makeSession } from '../../support/tropo-messages.ts';
import { fetchPackage } from '../fetch-package.ts';
import type { Measure, Measured, Row, Samples } from '../measured.ts';
import { curveOf, figuresOf, interleaved } from '../samples.ts';
import type { Start, StartOptions } from '../support/start-function.ts';
import { startFunction } from '../support/start-function.ts';
import { cpuOf, phasesOf } from '../support/start-phases.ts';
import type { TableProcess } from '../support/table-process.ts';
import { startTableProcess } from '../support/table-process.ts';

const CLIENT = { name: 'aws-lambda-ric', version: '4.0.2' };

/** Of each kind. The environment may ask for more, or for a quick look. */
const ROUNDS = Number(process.env['BENCH_STARTS'] ?? 40);
const WARM_UP = 2;

const EMPTY = 'exports.handler = async () => ({ statusCode: 200 });\n';

/** How long a start takes, until the function asks for an event and until it has answered one. */
export const coldStart: Measure = async () => {
  const client = await fetchPackage(CLIENT.name, CLIENT.version);
  const root = mkdtempSync(join(tmpdir(), 'callmask-cold-'));
  const table = await startTableProcess();
  try {
    return summedUp(await startAll({ client, event: EVENT, ...writeFunctions(root) }, table));
  } finally {
    await table.stop();
    rmSync(root, { recursive: true });
  }
};

/** A call to a mask that is there, from somebody who may call it. */
const EVENT = makeEvent({
  method: 'POST',
  path: '/transfer/{key}',
  parameters: { key: KEY },
  body: makeSession({ to: { id: MASK.slice(2), name: null, channel: 'VOICE', network: 'SIP' } }),
});

interface Functions {
  readonly empty: string;
  readonly transfer: string;
}

/** As CDK deploys them: a folder each, and in it one `index.js`. */
const writeFunctions = (root: string): Functions => {
  const [empty, transfer] = [join(root, 'empty'), join(root, 'transfer')];
  mkdirSync(empty);
  writeFileSync(join(empty, 'index.js'), EMPTY);
  buildSync({
    ...BUNDLE,
    entryPoints: ['functions/transfer/index.ts'],
    outfile: join(transfer, 'index.js'),
  });
  return { empty, transfer };
};

/**
 * Nobody verifies the certificate, but all that verifying needs is loaded, as on Lambda. To name it in
 * `NODE_EXTRA_CA_CERTS` would have Node load all of them on another thread, which Lambda does not ask for.
 */
const behindTls = ({ name, tlsEndpoint }: TableProcess): Record<string, string> => ({
  TABLE_NAME: name,
  AWS_ENDPOINT_URL_DYNAMODB: tlsEndpoint,
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_NO_WARNINGS: '1',
});

const startAll = (
  { empty, transfer, ...both }: Functions & Pick<StartOptions, 'client' | 'event'>,
  table: TableProcess,
) => {
  const env = behindTls(table);
  const inTheClear = { TABLE_NAME: table.name, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint };
  const subjects = {
    empty: () => startFunction({ ...both, folder: empty, env }),
    transfer: () => startConnecting({ ...both, folder: transfer, env }),
    inTheClear: () => startConnecting({ ...both, folder: transfer, env: inTheClear }),
    emptyMarked: () => startFunction({ ...both, folder: empty, env, isMarked: true }),
    transferMarked: () => startConnecting({ ...both, folder: transfer, env, isMarked: true }),
  };
  return interleaved<keyof typeof subjects, Start>(subjects, { rounds: ROUNDS, warmUp: WARM_UP });
};

const MOST_TRIES = 3;

/** Where the machine stands still for a second, the caller hears an apology, which is no measure of a start. */
const startConnecting = async (options: StartOptions, tries = MOST_TRIES): Promise<Start> => {
  const start = await startFunction(options);
  if (JSON.stringify(start.answer).includes('transfer')) return start;
  if (tries > 1) return startConnecting(options, tries - 1);
  throw new Error(`The call was not connected: ${JSON.stringify(start.answer)}`);
};

type Starts = Awaited<ReturnType<typeof startAll>>;

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
  const whole = figuresOf(answeredOf(transfer));
  const markedMs = figuresOf(answeredOf(transferMarked)).median;
  const { detail, unexplainedMs } = phasesOf(transferMarked, whole.median);
  const unexplained: Row = {
    what: 'cold start, what no phase explains',
    against: 'the whole first answer',
    unit: 'ms',
    ours: { median: unexplainedMs },
    theirs: { median: whole.median },
    ratio: unexplainedMs / whole.median,
    target: 0.1,
  };
  const EMPTY_FUNCTION = 'an empty function';
  return {
    rows: [
      { ...compared('cold start, ready', EMPTY_FUNCTION, readyOf(transfer), readyOf(empty)), target: 1.8 },
      compared('cold start, first answer', EMPTY_FUNCTION, answeredOf(transfer), answeredOf(empty)),
      compared('cold start, first answer, no TLS', EMPTY_FUNCTION, answeredOf(inTheClear), answeredOf(empty)),
      unexplained,
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
      `The marks that tell the phases apart cost ${(markedMs - whole.median).toFixed(1)} ms of ${markedMs.toFixed(1)} ms.`,
      'Without TLS the SDK loads what it needs for plain HTTP with import(), which brings a second HTTP client of Node along: slower than with TLS, and never so on AWS.',
    ],
  };
};
