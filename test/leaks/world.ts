import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { ENDPOINTS } from '../../functions/routes.ts';
import type { BundledFunction } from '../support/bundles/bundled.ts';
import { bundleAll, FUNCTIONS, NEVER_LATE, startBundled } from '../support/bundles/bundled.ts';
import { CONTEXT } from '../support/calls/events.ts';
import { PUBLIC_URL } from '../support/calls/signed-calls.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';
import type { FaultProxy } from '../support/table/fault-proxy.ts';
import { startFaultProxy } from '../support/table/fault-proxy.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';
import { CALLS_PER_MINUTE } from './paths/calls.ts';
import { startSurroundings } from './paths/surroundings.ts';
import type { Expected } from './without-documented.ts';
import { withoutCall, withoutDocumented } from './without-documented.ts';

/** Something that left a function, as it is searched. */
interface Heard {
  readonly from: string;
  readonly text: string;
}

/** A function that runs by the clock answers nothing. */
export type Answer = APIGatewayProxyStructuredResultV2 | null;

interface RunningFunction {
  readonly child: BundledFunction;
  /** Between the function and the table. */
  readonly proxy: FaultProxy;
}

/** An operator may ask for all that the logger can say. */
const TALKATIVE = { LOG_LEVEL: 'INFO' };

/** Only what answers calls is told of the carriers that sign: there is one to buy from. */
const CONNECTIONS = {
  CONNECTIONS: 'tropo,twilio,signalwire,telnyx',
  PUBLIC_URL,
  TWILIO_SIGNING_SECRET_ID: 'twilio-signing',
  SIGNALWIRE_SIGNING_SECRET_ID: 'signalwire-signing',
  TELNYX_SIGNING_SECRET_ID: 'telnyx-signing',
};

/** Enough for all that comes, but for one caller. */
const SETTINGS = {
  MASKABLE_NUMBERS: 'US,CA,GB,FR,DE',
  MASKS_PER_NUMBER: '1000',
  MASKS_PER_DAY: '1000',
  CALLS_PER_MINUTE_PER_CALLER: String(CALLS_PER_MINUTE),
};

export type LeakWorld = Awaited<ReturnType<typeof startLeakWorld>>;

/** Every deployed bundle in a process of its own, before a table, a carrier and secrets that can fail. */
export const startLeakWorld = async () => {
  const kept: Heard[] = [];
  const table = await startTestTable();
  const surroundings = await startSurroundings((text) =>
    kept.push({ from: 'a request to the carrier', text }),
  );
  const env = { ...ENVIRONMENT, ...TALKATIVE, ...SETTINGS, TABLE_NAME: table.name, ...surroundings.env };
  const functions = await startFunctions(table, env);
  const logs = () =>
    [...functions].map(([name, { child }]) => ({ from: `the log of ${name}`, text: child.output() }));
  return {
    ...surroundings,
    ...makeInvoke(functions, (heard) => kept.push(heard)),
    table,
    functions,
    /** Everything that left the functions so far. */
    heard: (): readonly Heard[] => [...kept, ...logs()],
    stop: async (): Promise<void> => {
      const parts = [...functions.values()].flatMap(({ child, proxy }) => [child, proxy]);
      for (const part of [...parts, ...surroundings.listeners, table]) await part.stop();
    },
  };
};

const startFunctions = async (
  table: TestTable,
  env: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, RunningFunction>> => {
  const folder = mkdtempSync(join(tmpdir(), 'callmask-leaks-'));
  const pathOf = bundleAll(FUNCTIONS, folder);
  const started = FUNCTIONS.map(async (name): Promise<[string, RunningFunction]> => {
    const proxy = await startFaultProxy(table);
    const itsEnv = {
      ...env,
      ...(name === 'transfer' && CONNECTIONS),
      AWS_ENDPOINT_URL_DYNAMODB: proxy.endpoint,
    };
    // Its calls are to be answered, and not by the fallback message because a machine is busy.
    const child = await startBundled(pathOf(name), itsEnv, name === 'transfer' ? NEVER_LATE : []);
    return [name, { child, proxy }];
  });
  const functions = new Map(await Promise.all(started));
  rmSync(folder, { recursive: true });
  return functions;
};

const FOR_THE_CARRIER = ENDPOINTS.filter(({ access }) => access === 'carrier').map(
  (endpoint) => endpoint.function,
);

const makeInvoke = (functions: ReadonlyMap<string, RunningFunction>, keep: (heard: Heard) => void) => {
  const statuses = new Map<string, Set<number | undefined>>(FUNCTIONS.map((name) => [name, new Set()]));
  /** Sends an event, keeps of the answer what may not hold a number, and gives the whole. */
  const invoke = async (
    name: string,
    event: APIGatewayProxyEventV2,
    expected?: Expected,
  ): Promise<Answer> => {
    const answer: Answer = (await functions.get(name)?.child.handler(event, CONTEXT)) ?? null;
    statuses.get(name)?.add(answer?.statusCode);
    const text = FOR_THE_CARRIER.includes(name)
      ? withoutCall(answer, expected)
      : withoutDocumented(name, event, answer);
    keep({ from: `an answer of ${name}`, text });
    return answer;
  };
  return { statuses, invoke };
};
