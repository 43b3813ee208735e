import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../../cdk/functions/bundle.ts';
import { CALLER } from '../../../support/numbers/masks.ts';
import { interleaved } from '../../samples.ts';
import { callEvent } from '../calls/call-events.ts';
import { inventedMask } from '../table/fill-table.ts';
import type { TableBehindTls } from '../table/table-behind-tls.ts';
import type { Start, StartOptions } from './start-function.ts';
import { startFunction } from './start-function.ts';

const EMPTY = 'exports.handler = async () => ({ statusCode: 200 });\n';

/** A call to the mask that is there, from somebody who may call it. */
const EVENT = callEvent('ten digits', CALLER, inventedMask(0));

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
const behindTls = ({ name, tlsEndpoint }: TableBehindTls): Record<string, string> => ({
  TABLE_NAME: name,
  AWS_ENDPOINT_URL_DYNAMODB: tlsEndpoint,
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_NO_WARNINGS: '1',
});

export interface ColdStarts {
  /** The folder of `aws-lambda-ric`. */
  readonly client: string;
  readonly table: TableBehindTls;
  /** An empty folder, for what is deployed. */
  readonly root: string;
  readonly rounds: number;
}

const WARM_UP = 2;

/** Starts each function in turn, again and again, with marks that tell its phases apart and without. */
export const coldStarts = ({ client, table, root, rounds }: ColdStarts) => {
  const { empty, transfer } = writeFunctions(root);
  const both = { client, event: EVENT };
  const env = behindTls(table);
  const inTheClear = { TABLE_NAME: table.name, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint };
  const subjects = {
    empty: () => startFunction({ ...both, folder: empty, env }),
    transfer: () => startConnecting({ ...both, folder: transfer, env }),
    inTheClear: () => startConnecting({ ...both, folder: transfer, env: inTheClear }),
    emptyMarked: () => startFunction({ ...both, folder: empty, env, isMarked: true }),
    transferMarked: () => startConnecting({ ...both, folder: transfer, env, isMarked: true }),
  };
  return interleaved<keyof typeof subjects, Start>(subjects, { rounds, warmUp: WARM_UP });
};

const MOST_TRIES = 3;

/** Where the machine stands still for a second, the caller hears a fallback message, which is no measure of a start. */
const startConnecting = async (options: StartOptions, tries = MOST_TRIES): Promise<Start> => {
  const start = await startFunction(options);
  if (JSON.stringify(start.answer).includes('transfer')) return start;
  if (tries > 1) return startConnecting(options, tries - 1);
  throw new Error(`The call was not connected: ${JSON.stringify(start.answer)}`);
};
