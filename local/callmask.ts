import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ROUTES } from '../functions/routes.ts';
import type { Table } from '../lib/aws/table.ts';
import { connectTable } from '../lib/aws/table.ts';
import type { LambdaHandler } from './bridge.ts';
import { makeBridge } from './bridge.ts';
import type { DataFolder } from './data-folder.ts';
import { openDataFolder } from './data-folder.ts';
import { useLocalEnvironment } from './environment.ts';
import type { Listener } from './listen.ts';
import { listen, listenLate } from './listen.ts';
import { localKey } from './local-key.ts';
import { onlyThisMachine } from './only-this-machine.ts';
import { announce } from './running.ts';
import { makeSecrets } from './secrets.ts';
import type { LocalSettings } from './settings.ts';
import { SIMULATOR_ACCOUNT, SIMULATOR_LOGIN } from './simulator-account.ts';
import type { TropoState } from './simulators/tropo/account.ts';
import type { TropoSimulator } from './simulators/tropo/simulator.ts';
import { makeTropoSimulator } from './simulators/tropo/simulator.ts';
import { STACK_SETTINGS } from './stack-settings.ts';
import { createTable, startDynamodb } from './table.ts';

/** All of Callmask on one machine, running. */
export interface LocalCallmask {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  /** The address that the simulated carrier asks where a call goes, with its key. */
  readonly voiceUrl: string;
  /** Whether the key was made because the one that the data folder had has been ended. */
  readonly isKeyFurther: boolean;
  readonly stop: () => Promise<void>;
}

/** What sets a run that only this process is for apart from the one that somebody starts. */
export interface RunOptions {
  /** What the functions find in their environment, in place of what they find by `npm start`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Commands in another terminal go on finding the run that they found before, if any. */
  readonly isUnannounced?: boolean;
}

const SECRET_ID = 'callmask/tropo';
const TABLE_NAME = 'callmask';

/** Starts table, secrets, carrier and the functions behind a bridge. What was started is stopped again on failure. */
export const startCallmask = async (
  settings: LocalSettings,
  options: RunOptions = {},
): Promise<LocalCallmask> => {
  const started: { readonly stop: () => Promise<void> }[] = [];
  const keep = <T extends { readonly stop: () => Promise<void> }>(part: T): T => {
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

type Keep = <T extends { readonly stop: () => Promise<void> }>(part: T) => T;

const startParts = async (
  settings: LocalSettings,
  options: RunOptions,
  keep: Keep,
): Promise<Omit<LocalCallmask, 'stop'>> => {
  const api = keep(await listenLate(settings.port, 'PORT'));
  const carrier = keep(await listenLate(settings.simulatorPort, 'SIMULATOR_PORT'));
  const folder = openDataFolder(settings.dataFolder);
  keep({ stop: async () => folder.close() });
  const dynamodb = keep(await startDynamodb({ endpoint: settings.dynamodbEndpoint, path: folder.tablePath }));
  const vault = makeSecrets({ [SECRET_ID]: JSON.stringify(SIMULATOR_ACCOUNT) });
  const secrets = keep(await listen(onlyThisMachine(vault), 0));
  const environment = {
    TABLE_NAME,
    CONNECTIONS: 'tropo',
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    TROPO_API_SECRET_ID: SECRET_ID,
    TROPO_API_URL: `${carrier.url}/v1`,
    ...STACK_SETTINGS,
    ...options.environment,
  };
  useLocalEnvironment(environment);
  const { key, isFurther: isKeyFurther } = await localKey(await makeTable(), folder);
  const voiceUrl = `${api.url}/transfer/${key}`;
  const simulator = makeSimulator(voiceUrl, folder);
  carrier.serve(onlyThisMachine(simulator.handle));
  await pointCarrierAt(carrier, voiceUrl);
  if (options.isUnannounced !== true) {
    keep(announce({ environment, apiUrl: api.url }));
  }
  const bridge = makeBridge({ handlers: await loadHandlers(), randomId: randomUUID });
  api.serve(onlyThisMachine(bridge, isForCarriers));
  return { apiUrl: api.url, simulatorUrl: carrier.url, voiceUrl, isKeyFurther };
};

/** A tunnel may lead to these paths, whose own key protects them. */
const isForCarriers = (path: string): boolean => path.startsWith('/transfer/');

/** The functions themselves, by name; they find their table and carrier in the environment, as in Lambda. */
const loadHandlers = async (): Promise<Readonly<Record<string, LambdaHandler>>> => {
  const names = [...new Set(ROUTES.map((route) => route.function))];
  const modules = await Promise.all(names.map((name) => import(`../functions/${name}/index.ts`)));
  return Object.fromEntries(names.map((name, index) => [name, modules[index].handler]));
};

const CARRIER_FILE = 'tropo.json';

/** @throws Error in words when the DynamoDB that was named is none */
const makeTable = async (): Promise<Table> => {
  await createTable(new DynamoDBClient(), TABLE_NAME).catch((cause: Error) => {
    throw new Error(
      `The DynamoDB does not work (${cause.name}: ${cause.message}). Check DYNAMODB_ENDPOINT.`,
      { cause },
    );
  });
  return connectTable({ name: TABLE_NAME });
};

const makeSimulator = (voiceUrl: string, folder: DataFolder): TropoSimulator => {
  const saved = folder.read(CARRIER_FILE);
  return makeTropoSimulator({
    voiceUrl,
    onChange: (state) => folder.write(CARRIER_FILE, JSON.stringify(state)),
    ...(saved !== undefined && { saved: parseState(saved) }),
  });
};

const parseState = (text: string): TropoState => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(
      `What the data folder has as ${CARRIER_FILE} cannot be read. Delete the folder's files, and start again.`,
      { cause },
    );
  }
};

/** The port may have changed since the carrier's state was kept. */
const pointCarrierAt = async ({ url }: Listener, voiceUrl: string): Promise<void> => {
  await fetch(`${url}/v1/applications/${SIMULATOR_ACCOUNT.applicationId}`, {
    method: 'PUT',
    headers: { ...SIMULATOR_LOGIN, 'content-type': 'application/json' },
    body: JSON.stringify({ voiceUrl, messagingUrl: voiceUrl }),
  });
};
