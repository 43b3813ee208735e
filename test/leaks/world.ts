import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Listener } from '../../local/listen.ts';
import { listen } from '../../local/listen.ts';
import { makeTropoSimulator } from '../../local/simulators/tropo/simulator.ts';
import type { BundledFunction } from '../support/bundled.ts';
import { bundle, FUNCTIONS, startBundled } from '../support/bundled.ts';
import { ENVIRONMENT } from '../support/environment.ts';
import { CONTEXT } from '../support/events.ts';
import type { FaultProxy } from '../support/fault-proxy.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import type { TestTable } from '../support/table.ts';
import { startTestTable } from '../support/table.ts';
import { CALLS_PER_MINUTE } from './calls.ts';
import { makeFailingCarrier } from './failing-carrier.ts';
import { makeFailingSecrets } from './failing-secrets.ts';
import { CREDENTIALS, KEY } from './hidden.ts';
import type { Expected } from './without-documented.ts';
import { withoutCall, withoutDocumented } from './without-documented.ts';

/** Something that left a function, as it is searched. */
export interface Heard {
  readonly from: string;
  readonly text: string;
}

export type Answer = Awaited<ReturnType<BundledFunction['handler']>>;

/** An operator may ask for all that the logger can say. */
const TALKATIVE = { POWERTOOLS_LOG_LEVEL: 'DEBUG', POWERTOOLS_LOGGER_LOG_EVENT: 'true' };

const SETTINGS = {
  MASKABLE_NUMBERS: 'US,CA,GB,FR,DE',
  CALLS_PER_MINUTE_PER_CALLER: String(CALLS_PER_MINUTE),
};

/** What runs a function like Lambda: `event` goes to it as it is. */
export interface RunningFunction {
  readonly child: BundledFunction;
  /** Between the function and the table. */
  readonly table: FaultProxy;
}

export interface LeakWorld {
  readonly table: TestTable;
  readonly carrierUrl: string;
  readonly carrier: ReturnType<typeof makeFailingCarrier>;
  readonly secrets: ReturnType<typeof makeFailingSecrets>;
  readonly functions: ReadonlyMap<string, RunningFunction>;
  /** Sends an event, keeps what may not hold a number of the answer, and gives the whole. */
  readonly invoke: (name: string, event: APIGatewayProxyEventV2, expected?: Expected) => Promise<Answer>;
  /** Everything that left the functions so far. */
  readonly heard: () => readonly Heard[];
  readonly stop: () => Promise<void>;
}

/** Every deployed bundle in a process of its own, before a table, a carrier and secrets that can fail. */
export const startLeakWorld = async (): Promise<LeakWorld> => {
  const kept: Heard[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'callmask-leaks-'));
  const table = await startTestTable();
  const surroundings = await startSurroundings((text) =>
    kept.push({ from: 'a request to the carrier', text }),
  );
  const env = { ...ENVIRONMENT, ...TALKATIVE, ...SETTINGS, TABLE_NAME: table.name, ...surroundings.env };
  const started = FUNCTIONS.map(
    async (name) => [name, await startFunction(bundle(name, folder), table, env)] as const,
  );
  const functions = new Map(await Promise.all(started));
  const running = (name: string): RunningFunction => {
    const found = functions.get(name);
    if (found === undefined) throw new Error(`There is no function ${name}.`);
    return found;
  };
  return {
    ...surroundings,
    table,
    functions,
    invoke: async (name, event, expected) => {
      const answer = await running(name).child.handler(event, CONTEXT);
      const left =
        name === 'transfer' ? withoutCall(answer, expected) : withoutDocumented(name, event, answer);
      kept.push({ from: `an answer of ${name}`, text: left });
      return answer;
    },
    heard: () => [...kept, ...[...functions].map(([name, { child }]) => logOf(name, child))],
    stop: async () => {
      const parts = [...functions.values()].flatMap((part) => [part.child, part.table]);
      for (const part of [...parts, ...surroundings.listeners, table]) await part.stop();
      rmSync(folder, { recursive: true });
    },
  };
};

export const logOf = (name: string, child: BundledFunction): Heard => ({
  from: `the log of ${name}`,
  text: child.output(),
});

const startFunction = async (
  path: string,
  behind: TestTable,
  env: Readonly<Record<string, string>>,
): Promise<RunningFunction> => {
  const table = await startFaultProxy(behind);
  return { table, child: await startBundled(path, { ...env, AWS_ENDPOINT_URL_DYNAMODB: table.endpoint }) };
};

const startSurroundings = async (keep: (request: string) => void) => {
  const simulator = makeTropoSimulator({ voiceUrl: `http://127.0.0.1/transfer/${KEY}` });
  const carrier = makeFailingCarrier((request) => simulator.handle(withItsLogin(request)), keep);
  const secrets = makeFailingSecrets();
  const atCarrier: Listener = await listen(carrier.handle, 0);
  const atSecrets: Listener = await listen(secrets.handle, 0);
  return {
    carrier,
    secrets,
    carrierUrl: atCarrier.url,
    listeners: [atCarrier, atSecrets],
    env: {
      AWS_ENDPOINT_URL_SECRETS_MANAGER: atSecrets.url,
      TROPO_API_URL: `${atCarrier.url}/v1`,
    },
  };
};

/** The simulator knows one account, whose password is in every book; ours stands for it. */
const withItsLogin = (request: Request): Request => {
  const ours = `Basic ${btoa(`${CREDENTIALS.username}:${CREDENTIALS.password}`)}`;
  if (request.headers.get('authorization') !== ours) return request;
  const headers = new Headers(request.headers);
  headers.set('authorization', `Basic ${btoa('callmask:callmask')}`);
  return new Request(request, { headers });
};
