import { usesPublicUrl } from '../lib/carriers/connection.ts';
import type { ConnectionSecrets } from './carriers/connection-secrets.ts';
import type { VoiceAddresses } from './functions/environment.ts';
import type { TableName } from './mask-table.ts';
import { apiUrlOf, type Settings } from './settings.ts';

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  /** `undefined` if no connection needs it. */
  readonly voice: VoiceAddresses | undefined;
  /** The API's own address. */
  readonly apiUrl: string;
  /** The API's public address. */
  readonly publicUrl: string;
  readonly settings: Settings;
}

/** What the deployer has to know, by the name of the output. */
export const outputsOf = (parts: Parts): Readonly<Record<string, string>> => ({
  ApiUrl: parts.apiUrl,
  TableName: parts.table.tableName,
  ...(parts.voice && { FallbackUrl: parts.voice.fallbackUrl }),
  ...Object.assign({}, ...parts.connections.map((connection) => ofConnection(connection, parts))),
  NextStep: parts.connections.map((connection) => nextStepOf(connection, parts)).join(' && '),
});

const ofConnection = (connection: ConnectionSecrets, parts: Parts): Readonly<Record<string, string>> => {
  const { name, title, api, signing } = connection;
  return {
    [`${title}ApiSecretId`]: api.secretArn,
    ...(signing && {
      [`${title}SigningSecretId`]: signing.secretArn,
      [`${title}VoiceUrl`]: `${parts.publicUrl}/calls/${name}`,
    }),
    [`${title}Options`]: optionsOf(connection, parts),
  };
};

/** The arguments for operators' commands. */
const optionsOf = ({ name, carrier, api }: ConnectionSecrets, { table, voice, settings }: Parts): string => {
  const apiUrl = apiUrlOf(carrier, settings);
  return [
    `--table ${table.tableName}`,
    `--connection ${name === carrier ? name : `${name}:${carrier}`}`,
    `--secret ${api.secretArn}`,
    ...(apiUrl === undefined ? [] : [`--${carrier}-api-url ${apiUrl}`]),
    ...(voice && usesPublicUrl(carrier)
      ? [`--public-url ${voice.publicUrl} --fallback-url ${voice.fallbackUrl}`]
      : []),
  ].join(' ');
};

/** A carrier that signs nothing needs a voice URL with a key in its settings. For the others, the doctor checks whether they are ready. */
const nextStepOf = (connection: ConnectionSecrets, parts: Parts): string =>
  connection.signing === undefined
    ? `npm run callmask -- keys new --table ${parts.table.tableName} --account <yours at the carrier> --api-url ${parts.publicUrl}`
    : `npm run callmask -- doctor ${connection.name} ${optionsOf(connection, parts)} --signing-secret ${connection.signing.secretArn}`;
