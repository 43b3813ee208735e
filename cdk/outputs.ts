import type { ConnectionSecrets } from './carriers/connection-secrets.ts';
import type { VoiceAddresses } from './functions/environment.ts';
import type { TableName } from './mask-table.ts';

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  /** `undefined` where no connection needs it. */
  readonly voice: VoiceAddresses | undefined;
  /** The API's own address. */
  readonly apiUrl: string;
  /** Where the world finds the API. */
  readonly publicUrl: string;
  readonly tropoApiUrl: string;
}

/** What whoever deploys has to know, by the name of the output. */
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

/** As the commands of operators take them. */
const optionsOf = ({ name, carrier, api }: ConnectionSecrets, { table, voice, tropoApiUrl }: Parts): string =>
  [
    `--table ${table.tableName}`,
    `--connection ${name === carrier ? name : `${name}:${carrier}`}`,
    `--secret ${api.secretArn}`,
    carrier === 'tropo'
      ? `--tropo-api-url ${tropoApiUrl}`
      : voice && `--public-url ${voice.publicUrl} --fallback-url ${voice.fallbackUrl}`,
  ].join(' ');

/** Tropo has to be told a secret voice URL. The others are ready when their credentials are right, which a command finds out. */
const nextStepOf = (connection: ConnectionSecrets, parts: Parts): string =>
  connection.signing === undefined
    ? `npm run keys -- new --table ${parts.table.tableName} --account <yours at the carrier> --api-url ${parts.publicUrl}`
    : `npm run doctor -- ${connection.name} ${optionsOf(connection, parts)} --signing-secret ${connection.signing.secretArn}`;
