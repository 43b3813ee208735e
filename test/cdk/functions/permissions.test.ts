import { describe, expect, test } from '@jest/globals';
import { PERMISSIONS, ROWS } from '../../../cdk/functions/permissions.ts';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { SCHEDULES } from '../../../functions/schedules.ts';
import type { Key } from '../../../lib/table/keys.ts';
import {
  callerKey,
  callsKey,
  dayKey,
  INSTALLATION,
  maskKey,
  orphanKey,
  personKey,
  progressKey,
  requestKey,
  webhookKeyKey,
} from '../../../lib/table/keys.ts';
import { synthesize } from '../../support/cdk/stack.ts';
import { e164 } from '../../support/numbers/masks.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
const made = synthesize();
const adopted = synthesize({ tableName: 'Callmask-Table-1ABC', encryptionKeyArn: KEY_ARN });

const FUNCTIONS = [...new Set([...ENDPOINTS, ...SCHEDULES].map((entry) => entry.function))].sort();

/** What each role may do: one line for each action on each resource, with its conditions. Whoever adds one adds it here. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'create-mask': [
    'dynamodb:DeleteItem Table of +* REQUEST#* DAY#*',
    'dynamodb:GetItem Table of +* REQUEST#* DAY#*',
    'dynamodb:PutItem Table of +* REQUEST#* DAY#*',
    'dynamodb:Query Table/index/byPerson of +*',
    'dynamodb:GetItem Table of INSTALLATION',
    'dynamodb:PutItem Table of INSTALLATION',
    'secretsmanager:GetSecretValue TropoSecret',
  ],
  'list-masks': ['dynamodb:Query Table/index/byList of masks', 'dynamodb:Query Table/index/byPerson of +*'],
  'show-mask': ['dynamodb:GetItem Table of +*'],
  'change-mask': [
    'dynamodb:DeleteItem Table of +*',
    'dynamodb:GetItem Table of +*',
    'dynamodb:GetItem Table of REQUEST#*',
    'dynamodb:PutItem Table of +*',
    'dynamodb:Query Table/index/byPerson of +*',
  ],
  'release-mask': [
    'dynamodb:DeleteItem Table of +*',
    'dynamodb:GetItem Table of +*',
    'dynamodb:PutItem Table of +*',
    'dynamodb:Query Table of +*',
    'dynamodb:GetItem Table of INSTALLATION',
    'dynamodb:PutItem Table of INSTALLATION',
    'secretsmanager:GetSecretValue TropoSecret',
  ],
  'list-blocks': ['dynamodb:GetItem Table of +*', 'dynamodb:Query Table of +*'],
  'block-caller': [
    'dynamodb:DeleteItem Table of +*',
    'dynamodb:GetItem Table of +*',
    'dynamodb:PutItem Table of +*',
    'dynamodb:Query Table of +*',
  ],
  'unblock-caller': ['dynamodb:DeleteItem Table of +*', 'dynamodb:GetItem Table of +*'],
  'export-person': [
    'dynamodb:GetItem Table of +* RECONCILIATION#*',
    'dynamodb:Query Table of +* RECONCILIATION#*',
    'dynamodb:Query Table/index/byList of masks',
    'dynamodb:Query Table/index/byPerson of +*',
  ],
  'erase-person': [
    'dynamodb:DeleteItem Table of RECONCILIATION#*',
    'dynamodb:GetItem Table of RECONCILIATION#*',
    'dynamodb:Query Table of RECONCILIATION#*',
    'dynamodb:Query Table/index/byList of masks',
    'dynamodb:DeleteItem Table of +*',
    'dynamodb:GetItem Table of +*',
    'dynamodb:GetItem Table of REQUEST#*',
    'dynamodb:PutItem Table of +*',
    'dynamodb:PutItem Table of REQUEST#*',
    'dynamodb:Query Table of +*',
    'dynamodb:Query Table/index/byPerson of +*',
    'dynamodb:GetItem Table of INSTALLATION',
    'dynamodb:PutItem Table of INSTALLATION',
    'secretsmanager:GetSecretValue TropoSecret',
  ],
  reconcile: [
    'dynamodb:DeleteItem Table of +* RECONCILIATION#*',
    'dynamodb:DeleteItem Table of REQUEST#* DAY#*',
    'dynamodb:GetItem Table of +* RECONCILIATION#*',
    'dynamodb:GetItem Table of REQUEST#* DAY#*',
    'dynamodb:PutItem Table of +* RECONCILIATION#*',
    'dynamodb:PutItem Table of REQUEST#* DAY#*',
    'dynamodb:Query Table of +* RECONCILIATION#*',
    'dynamodb:Query Table/index/byPerson of +*',
    'dynamodb:Scan Table',
    'dynamodb:GetItem Table of INSTALLATION',
    'dynamodb:PutItem Table of INSTALLATION',
    'secretsmanager:GetSecretValue TropoSecret',
  ],
  'list-carriers': [
    'dynamodb:GetItem Table of INSTALLATION',
    'dynamodb:PutItem Table of INSTALLATION',
    'secretsmanager:GetSecretValue TropoSecret',
  ],
  transfer: ['dynamodb:BatchGetItem Table of +* KEY#*', 'dynamodb:UpdateItem Table of CALLS#*'],
};

const logOf = (name: string) => [`logs:CreateLogStream ${name}/Log`, `logs:PutLogEvents ${name}/Log`];

const asText = (condition: unknown) => {
  if (condition === undefined) return '';
  const { 'ForAllValues:StringLike': keys, StringEquals: equals, ...others } = Object(condition);
  if (Object.keys(others).length > 0) return ` if ${JSON.stringify(others)}`;
  return keys === undefined
    ? ` via ${equals['kms:ViaService'].join(' ')}`
    : ` of ${keys['dynamodb:LeadingKeys'].join(' ')}`;
};

const statementsOf = ({ list }: typeof made, role: string): readonly string[] =>
  list('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles?.includes(role))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .flatMap(({ Effect, Action, Resource, Condition }) =>
      [Action].flat().flatMap((action) =>
        [Resource].flat().map((resource) => {
          expect(Effect).toBe('Allow');
          return `${action} ${resource}${asText(Condition)}`;
        }),
      ),
    )
    .sort();

test('every function, and no other, has a written list', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual(FUNCTIONS);
  expect(Object.keys(PERMISSIONS).sort()).toEqual(FUNCTIONS);
});

test.each(FUNCTIONS)('%s may do what is on its list and nothing more', (name) => {
  expect(statementsOf(made, `${name}/Role`)).toEqual([...(ALLOWED[name] ?? []), ...logOf(name)].sort());
});

test('no role brings more along than its policy, and no function shares one', () => {
  const roles = FUNCTIONS.map((name) => made.named('AWS::IAM::Role', `${name}/Role`));
  expect(made.list('AWS::IAM::Role')).toHaveLength(roles.length);
  for (const { Properties } of roles) expect(Object.keys(Properties)).toEqual(['AssumeRolePolicyDocument']);
  expect(made.list('AWS::IAM::ManagedPolicy')).toEqual([]);
});

test('the rows of voice-URL keys are for transfer alone, which cannot write them', () => {
  const mayReach = FUNCTIONS.filter((name) =>
    statementsOf(made, `${name}/Role`).some((statement) => statement.includes('KEY#')),
  );
  expect(mayReach).toEqual(['transfer']);
});

describe('the kinds of rows that the roles speak of', () => {
  const mask = e164('+14155550123');
  const kindsOf = ({ pk }: Key) =>
    Object.entries(ROWS).flatMap(([kind, pattern]) => (pk.startsWith(pattern.slice(0, -1)) ? [kind] : []));

  test.each<[string, Key, string]>([
    ['a mask', maskKey(mask), 'number'],
    ['a blocked caller', callerKey(mask, e164('+12125550187')), 'number'],
    ['a withheld caller', callerKey(mask, 'withheld'), 'number'],
    ['a person', personKey(mask), 'number'],
    ['a request', requestKey('f00d'), 'request'],
    ['a day', dayKey('2026-11-21'), 'day'],
    ['the progress of a reconciliation', progressKey('tropo'), 'reconcile'],
    ['an orphan', orphanKey('tropo', mask), 'reconcile'],
    ['a key', webhookKeyKey('cafe'), 'webhookKey'],
    ['the table itself', INSTALLATION, 'installation'],
    ['the calls of a minute', callsKey(mask, 29_000_000), 'callCounter'],
  ])('are those of the table: %s', (_what, key, kind) => {
    expect(kindsOf(key)).toEqual([kind]);
  });
});

const WRITING = [
  'Encrypt',
  'GenerateDataKey',
  'GenerateDataKeyWithoutPlaintext',
  'ReEncryptFrom',
  'ReEncryptTo',
];

describe('a table that an earlier stack has left, with a key of the deployer', () => {
  const table = 'arn:AWS::Partition:dynamodb:AWS::Region:AWS::AccountId:table/Callmask-Table-1ABC';

  test('is used, and no other is made', () => {
    expect(adopted.list('AWS::DynamoDB::Table')).toEqual([]);
    for (const { Properties } of adopted.list('AWS::Lambda::Function')) {
      expect(Properties.Environment.Variables.TABLE_NAME).toBe('Callmask-Table-1ABC');
    }
  });

  test.each(FUNCTIONS)(
    '%s may do the same to it, and to the key what that takes, through the services',
    (name) => {
      const readsSecret = ALLOWED[name]?.some((line) => line.startsWith('secretsmanager:'));
      const writes = ALLOWED[name]?.some((line) => /(?:Delete|Put|Update)Item/.test(line));
      const services = readsSecret ? ['dynamodb', 'secretsmanager'] : ['dynamodb'];
      const via = services.map((service) => `${service}.AWS::Region.amazonaws.com`).join(' ');
      expect(statementsOf(adopted, `${name}/Role`)).toEqual(
        [
          ...(ALLOWED[name] ?? []).map((line) => line.replace(/ Table\b/, ` ${table}`)),
          ...['Decrypt', 'DescribeKey', ...(writes ? WRITING : [])].map(
            (action) => `kms:${action} ${KEY_ARN} via ${via}`,
          ),
          ...logOf(name),
        ].sort(),
      );
    },
  );
});
