import { METRICS } from '../alarms/metrics.ts';
import type { ConnectionSecrets } from '../carriers/connection-secrets.ts';
import type { TableName } from '../mask-table.ts';
import { apiUrlOf, type Settings } from '../settings.ts';
import type { Permissions } from './permissions.ts';
import { SETTING_VARIABLES } from './setting-variables.ts';

/** Where carriers reach the stack, and where they ask when it does not answer. */
export interface VoiceAddresses {
  readonly publicUrl: string;
  readonly fallbackUrl: string;
}

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  /** `undefined` if no connection needs it. */
  readonly voice: VoiceAddresses | undefined;
  readonly settings: Settings;
}

/** A function's environment variables: names and settings, never credentials. */
export const environmentOf = (
  { carriers, settings: names = [] }: Pick<Permissions, 'carriers' | 'settings'>,
  parts: Parts,
): Record<string, string> => ({
  TABLE_NAME: parts.table.tableName,
  METRICS_NAMESPACE: METRICS.namespace,
  ...(carriers && { CONNECTIONS: parts.settings.connections }),
  ...(carriers === 'calls' && forCalling(parts)),
  ...(carriers === 'answers' && forAnswering(parts)),
  ...Object.fromEntries(names.map((name) => [SETTING_VARIABLES[name], String(parts.settings[name])])),
});

const forCalling = ({ connections, voice, settings }: Parts): Record<string, string> => ({
  ...(voice && { PUBLIC_URL: voice.publicUrl, FALLBACK_URL: voice.fallbackUrl }),
  ...Object.fromEntries(
    connections.flatMap(({ name, carrier, api }): readonly (readonly [string, string])[] => [
      [`${prefixOf(name)}_API_SECRET_ID`, api.secretArn],
      ...apiUrlVariable(name, apiUrlOf(carrier, settings)),
    ]),
  ),
});

const apiUrlVariable = (name: string, apiUrl: string | undefined): readonly (readonly [string, string])[] =>
  apiUrl === undefined ? [] : [[`${prefixOf(name)}_API_URL`, apiUrl]];

const forAnswering = ({ connections, voice }: Parts): Record<string, string> => ({
  ...(voice && { PUBLIC_URL: voice.publicUrl }),
  ...Object.fromEntries(
    connections.flatMap(({ name, signing }) =>
      signing ? [[`${prefixOf(name)}_SIGNING_SECRET_ID`, signing.secretArn]] : [],
    ),
  ),
});

const prefixOf = (connection: string): string => connection.toUpperCase().replaceAll('-', '_');
