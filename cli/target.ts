import type { Environment } from '../functions/wiring/config.ts';
import { connections, prefixOf } from '../functions/wiring/config.ts';
import type { Connection } from '../lib/carriers/connection.ts';
import { parseConnections } from '../lib/carriers/connection.ts';
import { useLocalEnvironment } from '../local/environment.ts';
import type { Running } from '../local/running.ts';

/** Which table and accounts a command is about; no table means the local run. */
export interface Target {
  readonly table?: string | undefined;
  readonly connection?: readonly string[] | undefined;
  readonly secret?: readonly string[] | undefined;
  readonly 'public-url'?: string | undefined;
  readonly 'fallback-url'?: string | undefined;
  readonly 'tropo-api-url'?: string | undefined;
}

/** The options of every command that works on table and carriers. */
export const TARGET_OPTIONS = {
  table: { type: 'string' },
  connection: { type: 'string', multiple: true },
  secret: { type: 'string', multiple: true },
  'public-url': { type: 'string' },
  'fallback-url': { type: 'string' },
  'tropo-api-url': { type: 'string', default: 'https://api.tropo.com/v1' },
} as const;

export const TARGET_HELP = `  --table NAME         the stack's TableName; without it the command is about what npm start runs on this machine
  --connection NAME    such as twilio, or eu:twilio where it is not named after its carrier; tropo unless told
  --secret ID          the connection's ...ApiSecretId
  --public-url URL     where the carrier finds the stack, and
  --fallback-url URL   what it asks when that does not answer; Tropo wants neither
  --tropo-api-url URL  as the setting tropoApiUrl of the stack
The stack prints all of these for each connection: ...Options. AWS credentials and region are found as by every AWS tool.`;

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
  const { connection: named = ['tropo'], secret: secrets = [] } = target;
  const all = parseConnections(named.join(','));
  if (secrets.length !== all.length) {
    throw new Error(
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
    ...Object.fromEntries(
      all.filter(isTropo).map(({ name }) => [`${prefixOf(name)}_API_URL`, target['tropo-api-url']]),
    ),
  };
};

const isTropo = ({ carrier }: Connection): boolean => carrier === 'tropo';

const voiceEnvironment = (all: readonly Connection[], target: Target): Environment => {
  const { 'public-url': PUBLIC_URL, 'fallback-url': FALLBACK_URL } = target;
  if (!all.every(isTropo) && (PUBLIC_URL === undefined || FALLBACK_URL === undefined)) {
    throw new Error(
      'Name the --public-url and the --fallback-url, too. The stack’s output ...Options has all that is needed.',
    );
  }
  return { PUBLIC_URL, FALLBACK_URL };
};
