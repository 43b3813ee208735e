import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { ConnectionSecrets } from '../carriers/connection-secrets.ts';
import { BY_PERSON, type TableName } from '../mask-table.ts';
import { CARRIER_WORK, EVERY_ROW, type Permissions, ROWS, type RowPermission } from './permissions.ts';

interface Parts {
  readonly table: TableName;
  readonly connections: readonly ConnectionSecrets[];
  readonly encryptionKeyArn: string | undefined;
}

/** What is written into a function's role. Written out, because `table.grant` would allow each action on every index as well. */
export const statementsOf = (permissions: Permissions, parts: Parts): readonly PolicyStatement[] => {
  const secrets = secretsFor(permissions, parts.connections);
  return [
    ...permissions.table.map((permission) => onRows(permission, parts.table)),
    ...onIndex(permissions, parts.table),
    ...onSecrets(secrets),
    ...onKey(permissions, secrets.length > 0, parts.encryptionKeyArn),
  ].map((statement) => new PolicyStatement(statement));
};

const onRows = ({ actions, rows }: RowPermission, { tableArn }: TableName): PolicyStatementProps => ({
  actions: [...actions],
  resources: [tableArn],
  ...(rows !== EVERY_ROW && { conditions: onlyKeys(rows.map((kind) => ROWS[kind])) }),
});

const onIndex = ({ byPerson }: Permissions, { tableArn }: TableName): readonly PolicyStatementProps[] =>
  byPerson === undefined
    ? []
    : [
        {
          actions: [...byPerson],
          resources: [`${tableArn}/index/${BY_PERSON}`],
          conditions: onlyKeys([ROWS.number]),
        },
      ];

/**
 * DynamoDB's guide: `LeadingKeys` are the partition keys that a request names, plural even where there is one, so it asks
 * for `ForAllValues`. Its examples use them with GetItem, BatchGetItem, Query (on an index, too), PutItem, UpdateItem
 * and DeleteItem. It warns of Scan, which returns all rows whatever its keys: `ForAllValues` holds where there are none.
 */
const onlyKeys = (patterns: readonly string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [...patterns] },
});

/** What buys is kept from whoever only checks signatures, and the other way round. */
const secretsFor = (
  { carriers }: Permissions,
  connections: readonly ConnectionSecrets[],
): readonly string[] => {
  const kind = carriers && CARRIER_WORK[carriers];
  return connections.flatMap((connection) => (kind && connection[kind]?.secretArn) ?? []);
};

const onSecrets = (secretArns: readonly string[]): readonly PolicyStatementProps[] =>
  secretArns.length === 0 ? [] : [{ actions: ['secretsmanager:GetSecretValue'], resources: [...secretArns] }];

/** What CDK's own grants give to whoever reads a table under a customer's key, and to whoever writes it, too. */
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
 * DynamoDB uses a table's key on behalf of whoever reads or writes the table, and Secrets Manager that of a secret on
 * behalf of whoever reads it. Through these services only: no function can use the key for anything else.
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
