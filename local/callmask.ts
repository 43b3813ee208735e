import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ROUTES } from '../functions/routes.ts';
import { connectTable } from '../lib/aws/table.ts';
import { isWellFormedKey } from '../lib/calls/webhook-key.ts';
import { TOMBSTONE_DAYS } from '../lib/masks/give-back.ts';
import type { LambdaHandler } from './bridge.ts';
import { makeBridge } from './bridge.ts';
import type { DataFolder } from './data-folder.ts';
import { openDataFolder } from './data-folder.ts';
import { useLocalEnvironment } from './environment.ts';
import type { Listener } from './listen.ts';
import { listen, listenLate } from './listen.ts';
import { announce } from './running.ts';
import { makeSecrets } from './secrets.ts';
import type { LocalSettings } from './settings.ts';
import { SIMULATOR_ACCOUNT, SIMULATOR_LOGIN } from './simulator-account.ts';
import type { TropoState } from './simulators/tropo/account.ts';
import type { TropoSimulator } from './simulators/tropo/simulator.ts';
import { makeTropoSimulator } from './simulators/tropo/simulator.ts';
import { createTable, startDynamodb } from './table.ts';
import { addKey, makeKey } from './webhook-keys.ts';

/** All of Callmask on one machine, running. */
export interface LocalCallmask {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  /** The address that the simulated carrier asks where a call goes, with its key. */
  readonly voiceUrl: string;
  readonly stop: () => Promise<void>;
}

const SECRET_ID = 'callmask/tropo';
const TABLE_NAME = 'callmask';

/** Starts table, secrets, carrier and the functions behind a bridge. What was started is stopped again on failure. */
export const startCallmask = async (settings: LocalSettings): Promise<LocalCallmask> => {
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
    return { ...(await startParts(settings, keep)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

type Keep = <T extends { readonly stop: () => Promise<void> }>(part: T) => T;

const startParts = async (settings: LocalSettings, keep: Keep): Promise<Omit<LocalCallmask, 'stop'>> => {
  const api = keep(await listenLate(settings.port, 'PORT'));
  const carrier = keep(await listenLate(settings.simulatorPort, 'SIMULATOR_PORT'));
  const folder = openDataFolder(settings.dataFolder);
  keep({ stop: async () => folder.close() });
  const dynamodb = keep(await startDynamodb({ endpoint: settings.dynamodbEndpoint, path: folder.tablePath }));
  const secrets = keep(await listen(makeSecrets({ [SECRET_ID]: JSON.stringify(SIMULATOR_ACCOUNT) }), 0));
  const environment = {
    TABLE_NAME,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb.endpoint,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: secrets.url,
    TROPO_SECRET_ID: SECRET_ID,
    TROPO_API_URL: `${carrier.url}/v1`,
    TOMBSTONE_DAYS: String(TOMBSTONE_DAYS),
    MASKS_PER_NUMBER: '50',
    MASKS_PER_DAY: '500',
  };
  useLocalEnvironment(environment);
  const voiceUrl = `${api.url}/transfer/${await localKey(folder)}`;
  const simulator = makeSimulator(voiceUrl, folder);
  carrier.serve(simulator.handle);
  await pointCarrierAt(carrier, voiceUrl);
  keep(announce(environment));
  api.serve(makeBridge({ handlers: await loadHandlers(), randomId: randomUUID }));
  return { apiUrl: api.url, simulatorUrl: carrier.url, voiceUrl };
};

/** The functions themselves, by name; they find their table and carrier in the environment, as in Lambda. */
const loadHandlers = async (): Promise<Readonly<Record<string, LambdaHandler>>> => {
  const names = [...new Set(ROUTES.map((route) => route.function))];
  const modules = await Promise.all(names.map((name) => import(`../functions/${name}/index.ts`)));
  return Object.fromEntries(names.map((name, index) => [name, modules[index].handler]));
};

const KEY_FILE = 'webhook-key';
const CARRIER_FILE = 'tropo.json';

/** A key bound to no account, so that sessions captured from any account can be replayed. */
const localKey = async (folder: DataFolder): Promise<string> => {
  await createTable(new DynamoDBClient(), TABLE_NAME).catch((cause: Error) => {
    throw new Error(
      `The DynamoDB does not work (${cause.name}: ${cause.message}). Check DYNAMODB_ENDPOINT.`,
      { cause },
    );
  });
  const key = folder.read(KEY_FILE) ?? makeKey();
  if (!isWellFormedKey(key)) {
    throw new Error(`What the data folder has as ${KEY_FILE} is no key. Delete that file, and start again.`);
  }
  await addKey(connectTable({ name: TABLE_NAME }), key, { connection: 'tropo' });
  folder.write(KEY_FILE, key);
  return key;
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
