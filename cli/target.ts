import type { Environment } from '../functions/wiring/config.ts';
import { connections, prefixOf } from '../functions/wiring/config.ts';
import type { Connection } from '../lib/carriers/connection.ts';
import {
  CARRIERS,
  DEFAULT_CARRIER,
  descriptionOf,
  parseConnections,
  usesPublicUrl,
} from '../lib/carriers/connection.ts';
import { useLocalEnvironment } from '../local/environment.ts';
import type { Running } from '../local/running.ts';
import { UsageError } from './command-line/usage-error.ts';

/** Which table and accounts a command is about; no table means the local run. */
export interface Target {
  readonly table?: string | undefined;
  readonly connection?: readonly string[] | undefined;
  readonly secret?: readonly string[] | undefined;
  readonly 'public-url'?: string | undefined;
  readonly 'fallback-url'?: string | undefined;
  /** `--<carrier>-api-url`, for each carrier whose API a stack can look for elsewhere. */
  readonly [apiUrl: `${string}-api-url`]: string | undefined;
}

const API_URLS = CARRIERS.flatMap((carrier) => {
  const { apiUrl } = descriptionOf(carrier);
  return apiUrl === undefined ? [] : [{ carrier, apiUrl }];
});

const GROUP = 'Which run or stack';

const ofStack = { needs: 'table', group: GROUP } as const;

/** Where each carrier's API is, as the stack's setting `<carrier>ApiUrl` has it. */
const API_URL_OPTIONS: Readonly<
  Record<`${string}-api-url`, { readonly value: 'URL'; readonly default: string }>
> = Object.fromEntries(
  API_URLS.map(({ carrier, apiUrl }) => [
    `${carrier}-api-url`,
    { ...ofStack, value: 'URL', default: apiUrl, help: `the stack's setting ${carrier}ApiUrl` },
  ]),
);

/** The options of every command that works on table and carriers. */
export const TARGET_OPTIONS = {
  table: {
    value: 'NAME',
    group: GROUP,
    help: "the stack's output TableName; without it, the run that npm start has started on this machine",
  },
  connection: {
    value: 'NAME',
    isRepeatable: true,
    group: GROUP,
    help: `the connection, such as twilio, or eu:twilio where it is not named after its carrier; of a stack ${DEFAULT_CARRIER} by default, of a local run all`,
  },
  secret: {
    ...ofStack,
    value: 'ID',
    isRepeatable: true,
    help: "the connection's output ...ApiSecretId",
  },
  'public-url': {
    ...ofStack,
    value: 'URL',
    help: 'where carriers find the stack; for carriers that sign their requests',
  },
  'fallback-url': {
    ...ofStack,
    value: 'URL',
    help: 'what a carrier asks when the stack does not answer; for carriers that sign',
  },
  ...API_URL_OPTIONS,
} as const;

/** What the help of a command about a stack adds. */
export const TARGET_DETAILS = `The stack's output ...Options has all options of a connection. For several connections, repeat --connection and --secret in the same order. AWS credentials and region are found as by every AWS tool.`;

/**
 * What a function would find in its environment: of the run on this machine, or of the stack that was described.
 * @throws Error in words that say what is missing
 */
export const targetEnvironment = (target: Target, findRun: () => Running): Environment => {
  if (target.table !== undefined) {
    return stackEnvironment(target, target.table);
  }
  const { environment } = findRun();
  const chosen = chosenIn(connections(environment), target.connection);
  useLocalEnvironment(environment);
  return { ...environment, CONNECTIONS: chosen.map(({ name, carrier }) => `${name}:${carrier}`).join(',') };
};

/** By name, since a run knows the carrier of each; all of them where none is named. */
const chosenIn = (
  all: readonly Connection[],
  names: readonly string[] = all.map(({ name }) => name),
): readonly Connection[] => {
  const unknown = names.find((wanted) => !all.some(({ name }) => name === wanted));
  if (unknown !== undefined) {
    throw new Error(
      `The run on this machine has no connection ${JSON.stringify(unknown)}, but ${all.map(({ name }) => name).join(', ')}. For a stack, name its --table.`,
    );
  }
  return all.filter(({ name }) => names.includes(name));
};

const stackEnvironment = (target: Target, table: string): Environment => {
  const { connection: named = [DEFAULT_CARRIER], secret: secrets = [] } = target;
  const all = readConnections(named);
  if (secrets.length !== all.length) {
    throw new UsageError(
      all.length === 1
        ? 'Name the --secret, too: the stack’s ...ApiSecretId. Its output ...Options has all that is needed.'
        : `Name a --secret for each --connection, in the same order: there are ${all.length} and ${secrets.length}.`,
    );
  }
  return {
    TABLE_NAME: table,
    CONNECTIONS: named.join(','),
    ...Object.fromEntries(all.map(({ name }, index) => [`${prefixOf(name)}_API_SECRET_ID`, secrets[index]])),
    ...voiceEnvironment(all, target),
    ...apiUrlEnvironment(all, target),
  };
};

const readConnections = (named: readonly string[]): readonly Connection[] => {
  try {
    return parseConnections(named.join(','));
  } catch (cause) {
    throw new UsageError(`--connection: ${(cause as Error).message}`, { cause });
  }
};

const apiUrlEnvironment = (all: readonly Connection[], target: Target): Environment =>
  Object.fromEntries(
    all
      .filter(({ carrier }) => descriptionOf(carrier).apiUrl !== undefined)
      .map(({ name, carrier }) => [`${prefixOf(name)}_API_URL`, target[`${carrier}-api-url`]]),
  );

const voiceEnvironment = (all: readonly Connection[], target: Target): Environment => {
  const { 'public-url': PUBLIC_URL, 'fallback-url': FALLBACK_URL } = target;
  if (
    all.some(({ carrier }) => usesPublicUrl(carrier)) &&
    (PUBLIC_URL === undefined || FALLBACK_URL === undefined)
  ) {
    throw new UsageError(
      'Name the --public-url and the --fallback-url, too. The stack’s output ...Options has all that is needed.',
    );
  }
  return { PUBLIC_URL, FALLBACK_URL };
};
