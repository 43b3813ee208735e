import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import { BY_PERSON, type TableName } from './mask-table.ts';
import { EVERY_ROW, type Permissions, ROWS, type RowPermission } from './permissions.ts';
import type { TropoSecret } from './tropo-secret.ts';

interface Parts {
  readonly table: TableName;
  readonly secret: TropoSecret;
  readonly encryptionKeyArn: string | undefined;
}

/** What is written into a function's role. Written out, because `table.grant` would allow each action on every index as well. */
export const statementsOf = (permissions: Permissions, parts: Parts): readonly PolicyStatement[] =>
  [
    ...permissions.table.map((permission) => onRows(permission, parts.table)),
    ...onIndex(permissions, parts.table),
    ...onSecret(permissions, parts.secret),
    ...onKey(permissions, parts.encryptionKeyArn),
  ].map((statement) => new PolicyStatement(statement));

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

const onSecret = (
  { callsCarrier }: Permissions,
  { secretArn }: TropoSecret,
): readonly PolicyStatementProps[] =>
  callsCarrier ? [{ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }] : [];

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
  { table, callsCarrier }: Permissions,
  encryptionKeyArn: string | undefined,
): readonly PolicyStatementProps[] => {
  const services = callsCarrier ? ['dynamodb', 'secretsmanager'] : ['dynamodb'];
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
