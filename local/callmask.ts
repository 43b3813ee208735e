import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { connectCarriers } from '../functions/wiring/connect-carriers.ts';
import type { Table } from '../lib/aws/table.ts';
import { connectTable } from '../lib/aws/table.ts';
import type { ConnectedCarrier } from '../lib/carriers/connections.ts';
import { CALL_PROTOCOLS } from '../lib/carriers/protocols.ts';
import type { Listener } from '../simulators/support/http/loopback.ts';
import { carrierEnvironment, carrierVault } from './carriers/carrier-environment.ts';
import type { LocalCarrier } from './carriers/local-carrier.ts';
import { LOCAL_CARRIERS } from './carriers/local-carriers.ts';
import { openDataFolder } from './data-folder.ts';
import { useLocalEnvironment } from './environment.ts';
import { loadFunctions } from './load-functions.ts';
import { announce } from './running.ts';
import { makeBridge } from './server/bridge.ts';
import { makeAnswerFallback } from './server/fallback.ts';
import { listen, listenLate } from './server/listen.ts';
import { onlyThisMachine } from './server/only-this-machine.ts';
import { makeSecrets } from './server/secrets.ts';
import type { LocalSettings } from './settings.ts';
import { STACK_SCHEDULES, STACK_SETTINGS } from './stack-settings.ts';
import { startSchedules } from './start-schedules.ts';
import { createTable, startDynamodb } from './table.ts';

/** All of Callmask on one machine, running. */
export interface LocalCallmask {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  readonly carrier: LocalCarrier;
  readonly connected: ConnectedCarrier;
  /** The address that the simulated carrier asks where a call goes. */
  readonly voiceUrl: string;
  /** Something else that the user should know. */
  readonly notice?: string;
  readonly stop: () => Promise<void>;
}

/** In what a run that only this process uses differs from `npm start`. */
export interface RunOptions {
  /** Overrides the environment variables of the functions. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Commands in another terminal do not find this run. */
  readonly isUnannounced?: boolean;
}

const TABLE_NAME = 'callmask';

type Stoppable = Pick<Listener, 'stop'>;
type Keep = <T extends Stoppable>(part: T) => T;

/** Starts table, secrets, carrier and the functions behind a bridge. On failure it stops what it has started. */
export const startCallmask = async (
  settings: LocalSettings,
  options: RunOptions = {},
): Promise<LocalCallmask> => {
  const started: Stoppable[] = [];
  const keep: Keep = (part) => {
    started.unshift(part);
    return part;
  };
  const stop = async (): Promise<void> => {
    for (const part of started) {
      await part.stop();
    }
  };
  try {
    return { ...(await startParts(settings, options, keep)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const startParts = async (
  settings: LocalSettings,
  options: RunOptions,
  keep: Keep,
): Promise<Omit<LocalCallmask, 'stop'>> => {
  const carrier: LocalCarrier = LOCAL_CARRIERS[settings.carrier];
  const api = keep(await listenLate(settings.port, 'PORT'));
  const simulator = keep(await listenLate(settings.simulatorPort, 'SIMULATOR_PORT'));
  const folder = openDataFolder(settings.dataFolder, settings.carrier);
  keep({ stop: async () => folder.close() });
  const dynamodb = keep(await startDynamodb({ endpoint: settings.dynamodbEndpoint, path: folder.tablePath }));
  const vault = makeSecrets(carrierVault(settings.carrier, carrier));
  const secrets = keep(await listen(onlyThisMachine(vault), 0));
  const fallback = keep(
    await listen(onlyThisMachine(makeAnswerFallback(CALL_PROTOCOLS[settings.carrier])), 0),
  );
  const environment = {
    TABLE_NAME,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    PUBLIC_URL: api.url,
    FALLBACK_URL: fallback.url,
    ...carrierEnvironment(settings.carrier, carrier, simulator.url),
    ...STACK_SETTINGS,
    ...options.environment,
  };
  useLocalEnvironment(environment);
  const table = await makeTable();
  const parts = { publicUrl: api.url, fallbackUrl: fallback.url, folder, table };
  const { handle, voiceUrl, notice } = await carrier.start(parts);
  simulator.serve(onlyThisMachine(handle));
  const connected = connectCarriers(environment, table).choose();
  await pointHere(connected);
  if (options.isUnannounced !== true) {
    keep(announce({ environment, apiUrl: api.url }));
  }
  const { endpoints, schedules } = await loadFunctions();
  const bridge = makeBridge({ handlers: endpoints, randomId: randomUUID });
  api.serve(onlyThisMachine(bridge, isForCarriers));
  keep(startSchedules({ handlers: schedules, everyMinutes: STACK_SCHEDULES, randomId: randomUUID }));
  const told = notice === undefined ? {} : { notice };
  return { apiUrl: api.url, simulatorUrl: simulator.url, carrier, connected, voiceUrl, ...told };
};

/** A tunnel may lead to these paths: a key or the carrier's signature protects them. */
const isForCarriers = (path: string): boolean => path.startsWith('/transfer/') || path.startsWith('/calls/');

/** @throws Error in words when DYNAMODB_ENDPOINT is not a DynamoDB */
const makeTable = async (): Promise<Table> => {
  await createTable(new DynamoDBClient(), TABLE_NAME).catch((cause: Error) => {
    throw new Error(
      `The DynamoDB does not work (${cause.name}: ${cause.message}). Check DYNAMODB_ENDPOINT.`,
      { cause },
    );
  });
  return connectTable({ name: TABLE_NAME });
};

/** Points numbers of an earlier run at this one, because the port may have changed. */
const pointHere = async ({ supplier }: ConnectedCarrier): Promise<void> => {
  const { webhooks } = supplier;
  if (webhooks !== undefined) {
    const owned = await supplier.owned(AbortSignal.timeout(POINTING_MS));
    for (const { number } of owned.filter(({ isAstray }) => isAstray)) {
      await webhooks.point(number, AbortSignal.timeout(POINTING_MS));
    }
  }
};

const POINTING_MS = 10_000;
