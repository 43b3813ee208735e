import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { BUNDLE } from '../../../../cdk/functions/bundle.ts';
import { bundle, NEVER_LATE, startBundled } from '../../../support/bundles/bundled.ts';
import { CONTEXT, makeEvent } from '../../../support/calls/events.ts';
import { ENVIRONMENT } from '../../../support/functions/environment.ts';
import { startChild } from '../ask-child.ts';
import { makeBenchFolder } from '../bench-folder.ts';
import type { Steps, TableRequest } from '../table/recorded-requests.ts';
import { replayable, startRecorder } from '../table/recorded-requests.ts';
import { makeBenchTable, startDatabase } from '../table/start-database.ts';
import { personNumber } from './creation-numbers.ts';

/** What a child needs to create masks, and to replay what one creation asked of the table. */
export interface CreationJob {
  readonly createMask: string;
  readonly bareRequests: string;
  /** A creation for `person` that bought `mask`. */
  readonly steps: Steps;
  readonly person: string;
  readonly mask: string;
  readonly requestId: string;
  /** Puts the row of the day back, so that it does not grow with every creation. */
  readonly restore: TableRequest;
  readonly carrier: string;
}

/** So many masks have been bought that day already. */
export const BOUGHT_BEFORE = 20;

/** A table, a carrier that answers at once, the function's bundle, and one creation of it on record. */
export const startCreationBench = async () => {
  const carrier = startChild('instant-carrier', { env: {} });
  const { url } = await carrier.ask<{ readonly url: string }>('where');
  const database = await startDatabase();
  const table = await makeBenchTable(database.endpoint);
  const env = {
    ...ENVIRONMENT,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
    TABLE_NAME: table.name,
    TROPO_API_URL: `${url}/v1`,
  };
  const stop = async (): Promise<void> => {
    await table.stop();
    await database.stop();
    await carrier.stop();
  };
  try {
    const made = makeBundles();
    return { env, job: { ...made, ...(await record(made.createMask, env)), carrier: url }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const makeBundles = () => {
  const folder = makeBenchFolder();
  const bareRequests = join(folder, 'bare-requests.cjs');
  const entryPoints = ['test/bench/support/table/bare-requests.ts'];
  buildSync({ ...BUNDLE, entryPoints, outfile: bareRequests, logLevel: 'silent' });
  return { createMask: bundle('create-mask', folder), bareRequests };
};

type Environment = Readonly<Record<string, string>>;

/** The last of some creations: connections are open by then, and the credentials are known. */
const record = async (path: string, env: Environment) => {
  const recorder = await startRecorder(env['AWS_ENDPOINT_URL_DYNAMODB'] ?? '');
  const copy = await startBundled(path, { ...env, AWS_ENDPOINT_URL_DYNAMODB: recorder.url }, NEVER_LATE);
  try {
    let before: Steps = [];
    let body = '{}';
    for (let index = 0; index <= BOUGHT_BEFORE; index += 1) {
      before = replayable(recorder.take());
      const event = makeEvent({ method: 'POST', body: { number: personNumber(index) } });
      body = (await copy.handler(event, CONTEXT)).body ?? '{}';
    }
    const { mask } = JSON.parse(body) as { readonly mask: string };
    const steps = replayable(recorder.take());
    return { steps, mask, person: personNumber(BOUGHT_BEFORE), ...keysIn(steps), restore: dayIn(before) };
  } finally {
    await copy.stop();
    await recorder.stop();
  }
};

const rowOf = ({ input }: TableRequest) => input['Item'] as { readonly pk: string } | undefined;

const putsIn = (steps: Steps): readonly TableRequest[] =>
  steps.flat().filter((it) => rowOf(it) !== undefined);

const keysIn = (steps: Steps) => ({
  requestId: putsIn(steps).map((it) => rowOf(it)?.pk.replace('REQUEST#', '') ?? '')[0] ?? '',
});

/** As the creation before wrote it, and whatever is there now. */
const dayIn = (steps: Steps): TableRequest => {
  const written = putsIn(steps).find((it) => rowOf(it)?.pk.startsWith('DAY#'));
  if (written === undefined) {
    throw new Error('No creation wrote the row of the day.');
  }
  const { TableName, Item } = written.input;
  return { action: 'PutItem', input: { TableName, Item } };
};
