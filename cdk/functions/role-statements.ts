import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { ConnectionSecrets } from '../carriers/connection-secrets.ts';
import { BY_LIST, BY_PERSON, type TableName } from '../mask-table.ts';
import { CARRIER_WORK, EVERY_ROW, type Permissions, ROWS, type RowPermission } from './permissions.ts';

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  readonly encryptionKeyArn: string | undefined;
}

/** The statements of a function's role. Written by hand, because `table.grant` would allow each action on every index too. */
export const statementsOf = (permissions: Permissions, parts: Parts): readonly PolicyStatement[] => {
  const secrets = secretsFor(permissions, parts.connections);
  return [
    ...permissions.table.map((permission) => onRows(permission, parts.table)),
    ...onIndex(permissions.byPerson, `${parts.table.tableArn}/index/${BY_PERSON}`, ROWS.number),
    ...onIndex(permissions.byList, `${parts.table.tableArn}/index/${BY_LIST}`, ROWS.list),
    ...onSecrets(secrets),
    ...onKey(permissions, secrets.length > 0, parts.encryptionKeyArn),
  ].map((statement) => new PolicyStatement(statement));
};

const onRows = ({ actions, rows }: RowPermission, { tableArn }: TableName): PolicyStatementProps => ({
  actions: [...actions],
  resources: [tableArn],
  ...(rows !== EVERY_ROW && { conditions: onlyKeys(rows.map((kind) => ROWS[kind])) }),
});

const onIndex = (
  actions: Permissions['byPerson'],
  index: string,
  keys: string,
): readonly PolicyStatementProps[] =>
  actions === undefined ? [] : [{ actions: [...actions], resources: [index], conditions: onlyKeys([keys]) }];

/**
 * By DynamoDB's guide, `LeadingKeys` are the partition keys that a request names. They are a list even if there is one, so it
 * requires `ForAllValues`. Its examples use them with GetItem, BatchGetItem, Query (also on an index), PutItem, UpdateItem and
 * DeleteItem. It warns of Scan, which names no key and returns all rows: `ForAllValues` is true for an empty list.
 */
const onlyKeys = (patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
});

/** A function that checks signatures cannot read the secrets that buy numbers, and the other way round. */
const secretsFor = (
  { carriers }: Permissions,
  connections: readonly ConnectionSecrets[],
): readonly string[] => {
  const kind = carriers && CARRIER_WORK[carriers];
  return connections.flatMap((connection) => (kind && connection[kind]?.secretArn) ?? []);
};

const onSecrets = (secretArns: readonly string[]): readonly PolicyStatementProps[] =>
  secretArns.length === 0 ? [] : [{ actions: ['secretsmanager:GetSecretValue'], resources: [...secretArns] }];

/** CDK's own grants for reading and for writing a table under a customer's key. */
const READING = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITING = [
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

const WRITES = /:(?:Delete|Put|Update)Item$/;

/**
 * DynamoDB and Secrets Manager use the encryption key on behalf of the function that reads or writes. A function may use the
 * key through these services only.
 */
const onKey = (
  { table }: Permissions,
  readsSecrets: boolean,
  encryptionKeyArn: string | undefined,
): readonly PolicyStatementProps[] => {
  const services = readsSecrets ? ['dynamodb', 'secretsmanager'] : ['dynamodb'];
  const isWriter = table.some(({ actions }) => actions.some((action) => WRITES.test(action)));
  const via = services.map((service) => `${service}.${Aws.REGION}.amazonaws.com`);
  return encryptionKeyArn === undefined
    ? []
    : [
        {
          actions: [...READING, ...(isWriter ? WRITING : [])],
          resources: [encryptionKeyArn],
          conditions: { StringEquals: { 'kms:ViaService': via } },
        },
      ];
};
