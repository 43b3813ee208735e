import { describe, expect, test } from '@jest/globals';
import {
  apiConfig,
  connections,
  publicUrl,
  signingSecretId,
  voiceConfig,
} from '../../../functions/wiring/config.ts';
import { cyclesIn } from '../../support/cdk/cycles.ts';
import { synthesize, synthesizeChecked } from '../../support/cdk/stack.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
const CONNECTIONS = 'twilio,eu-west:twilio,signalwire,telnyx,tropo';
const CALL_THE_CARRIER = ['create-mask', 'release-mask', 'erase-person', 'reconcile', 'list-carriers'];

const stack = synthesizeChecked({ connections: CONNECTIONS, encryptionKeyArn: KEY_ARN });
const API_SECRETS = [
  'EuWestApiSecret',
  'SignalwireApiSecret',
  'TelnyxApiSecret',
  'TropoSecret',
  'TwilioApiSecret',
];
const SIGNING_SECRETS = [
  'EuWestSigningSecret',
  'SignalwireSigningSecret',
  'TelnyxSigningSecret',
  'TwilioSigningSecret',
];

const functionNames = stack
  .list('AWS::IAM::Policy')
  .map(({ Properties }) => String(Properties.Roles[0]).replace('/Role', ''));

const variablesOf = (name: string) =>
  stack.named('AWS::Lambda::Function', `${name}/Lambda`).Properties.Environment.Variables;

const statementsOf = (name: string) =>
  stack
    .list('AWS::IAM::Policy')
    .filter(({ Properties }) => Properties.Roles.includes(`${name}/Role`))
    .flatMap(({ Properties }) => Properties.PolicyDocument.Statement);

/** The secrets that a function may read. */
const secretsOf = (name: string): readonly string[] =>
  statementsOf(name)
    .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('secretsmanager:')))
    .flatMap(({ Action, Resource }) => {
      expect(Action).toBe('secretsmanager:GetSecretValue');
      return [Resource].flat();
    })
    .sort();

describe('the secrets', () => {
  test.each([
    ['TropoSecret', '{"username":"","password":"","applicationId":""}'],
    ['TwilioApiSecret', '{"accountSid":"","apiKeySid":"","apiKeySecret":""}'],
    ['TwilioSigningSecret', '{"accountSid":"","authToken":""}'],
    ['EuWestApiSecret', '{"accountSid":"","apiKeySid":"","apiKeySecret":""}'],
    ['EuWestSigningSecret', '{"accountSid":"","authToken":""}'],
    ['SignalwireApiSecret', '{"space":"","projectId":"","apiToken":""}'],
    ['SignalwireSigningSecret', '{"projectId":"","signingKey":""}'],
    ['TelnyxApiSecret', '{"apiKey":"","applicationId":""}'],
    ['TelnyxSigningSecret', '{"publicKey":""}'],
  ])(
    '%s is made with the text it was first made with: another would overwrite the real one',
    (name, text) => {
      const { Properties } = stack.named('AWS::SecretsManager::Secret', name);
      expect(Properties.SecretString).toBe(text);
      for (const field of Object.keys(JSON.parse(text)))
        expect(Properties.Description).toContain(`"${field}"`);
    },
  );

  test('are those of the connections and no others, each encrypted with the key that was given', () => {
    const made = stack.list('AWS::SecretsManager::Secret');
    expect(made).toHaveLength(API_SECRETS.length + SIGNING_SECRETS.length);
    for (const { Properties } of made) expect(Properties.KmsKeyId).toBe(KEY_ARN);
  });
});

describe('what buys numbers is kept from what answers calls', () => {
  test.each(CALL_THE_CARRIER)('%s may read what buys, and nothing that checks signatures', (name) => {
    expect(secretsOf(name)).toEqual(API_SECRETS);
  });

  test('transfer may read what checks signatures, and nothing that buys', () => {
    expect(secretsOf('transfer')).toEqual(SIGNING_SECRETS);
  });

  test('nobody else may read any', () => {
    const others = functionNames.filter((name) => ![...CALL_THE_CARRIER, 'transfer'].includes(name));
    expect(others).toContain('change-mask');
    for (const name of others) expect(secretsOf(name)).toEqual([]);
  });

  test.each(functionNames)(
    '%s may use the key through Secrets Manager if it reads secrets, and only then',
    (name) => {
      const via = statementsOf(name).flatMap(
        ({ Condition }) => Condition?.StringEquals?.['kms:ViaService'] ?? [],
      );
      const mayDecryptSecrets = [via].flat().some((service) => service.startsWith('secretsmanager.'));
      expect(mayDecryptSecrets).toBe(secretsOf(name).length > 0);
    },
  );
});

describe('what the functions find in their environment', () => {
  const expected = [
    { name: 'twilio', carrier: 'twilio' },
    { name: 'eu-west', carrier: 'twilio' },
    { name: 'signalwire', carrier: 'signalwire' },
    { name: 'telnyx', carrier: 'telnyx' },
    { name: 'tropo', carrier: 'tropo' },
  ];

  test.each(CALL_THE_CARRIER)('is all that %s needs to reach each account', (name) => {
    const variables = variablesOf(name);
    expect(connections(variables)).toEqual(expected);
    expect(expected.map((connection) => apiConfig(variables, connection.name).secretId).sort()).toEqual(
      API_SECRETS,
    );
    expect(apiConfig(variables, 'tropo').baseUrl).toBe('https://api.tropo.com/v1');
    expect(apiConfig(variables, 'twilio').baseUrl).toBeUndefined();
    expect(Object.keys(variables).filter((key) => key.includes('SIGNING'))).toEqual([]);
  });

  test('is what transfer checks signatures with, over the address that carriers see', () => {
    const variables = variablesOf('transfer');
    expect(connections(variables)).toEqual(expected);
    const signed = expected.filter(({ carrier }) => carrier !== 'tropo');
    expect(signed.map(({ name }) => signingSecretId(variables, name)).sort()).toEqual(SIGNING_SECRETS);
    expect(variables.PUBLIC_URL).toBe('Api');
    expect(Object.keys(variables).filter((key) => /_API_|FALLBACK/.test(key))).toEqual([]);
  });

  test('change-mask knows the connections by name, and nothing of how they are reached', () => {
    const variables = variablesOf('change-mask');
    expect(connections(variables)).toEqual(expected);
    expect(Object.keys(variables).filter((key) => /SECRET|_URL/.test(key))).toEqual([]);
  });
});

describe('an address of the deployer’s own', () => {
  const own = synthesize({
    connections: 'eu:twilio',
    publicUrl: 'https://masks.example/prod/',
    fallbackUrl: 'https://static.example/sorry.xml',
  });
  const variablesOfOwn = (name: string) =>
    own.named('AWS::Lambda::Function', `${name}/Lambda`).Properties.Environment.Variables;

  test('is what numbers are sent to, and what signatures are checked over', () => {
    expect(voiceConfig(variablesOfOwn('create-mask'))).toEqual({
      publicUrl: 'https://masks.example/prod',
      fallbackUrl: 'https://static.example/sorry.xml',
    });
    expect(publicUrl(variablesOfOwn('transfer'))).toBe('https://masks.example/prod');
  });

  test('is in what is printed, ready to paste', () => {
    expect(own.outputs).toMatchObject({
      ApiUrl: 'Api',
      EuVoiceUrl: 'https://masks.example/prod/calls/eu',
      EuOptions:
        '--table Table --connection eu:twilio --secret EuApiSecret --public-url https://masks.example/prod --fallback-url https://static.example/sorry.xml',
    });
  });

  test('is what Tropo’s key is made for, too', () => {
    const { outputs } = synthesize({ publicUrl: 'https://masks.example' });
    expect(outputs['NextStep']).toContain('--api-url https://masks.example');
  });
});

describe('the outputs', () => {
  test('say for each connection where its secrets are, where it asks, and how commands name it', () => {
    const { ApiUrl, TableName, NextStep, FallbackUrl, ...others } = stack.outputs;
    expect([ApiUrl, TableName]).toEqual(['Api', 'Table']);
    const signed = ['EuWest', 'Signalwire', 'Telnyx', 'Twilio'];
    expect(Object.keys(others).sort()).toEqual(
      [
        ...signed.flatMap((title) =>
          ['ApiSecretId', 'Options', 'SigningSecretId', 'VoiceUrl'].map((kind) => `${title}${kind}`),
        ),
        'TropoApiSecretId',
        'TropoOptions',
      ].sort(),
    );
    expect(others).toMatchObject({
      TelnyxApiSecretId: 'TelnyxApiSecret',
      TelnyxSigningSecretId: 'TelnyxSigningSecret',
      TelnyxVoiceUrl: 'Api/calls/telnyx',
      TelnyxOptions: `--table Table --connection telnyx --secret TelnyxApiSecret --public-url Api --fallback-url ${FallbackUrl}`,
      TropoOptions:
        '--table Table --connection tropo --secret TropoSecret --tropo-api-url https://api.tropo.com/v1',
    });
  });

  test('the next step is one for each connection', () => {
    const steps = stack.outputs['NextStep']?.split(' && ') ?? [];
    expect(steps.map((step) => step.split(' ').slice(0, 6).join(' '))).toEqual([
      'npm run callmask -- doctor twilio',
      'npm run callmask -- doctor eu-west',
      'npm run callmask -- doctor signalwire',
      'npm run callmask -- doctor telnyx',
      'npm run callmask -- keys new',
    ]);
    expect(steps[0]).toBe(
      `npm run callmask -- doctor twilio ${stack.outputs['TwilioOptions']} --signing-secret TwilioSigningSecret`,
    );
  });
});

describe('CloudFormation', () => {
  test('can make the resources one after the other: none waits for itself', () => {
    expect(cyclesIn(stack.template)).toEqual([]);
  });

  test.each([{ Ref: 'B' }, { 'Fn::GetAtt': ['B', 'Arn'] }])('would be seen not to: %j', (toB) => {
    const Resources = { A: { Properties: { to: [toB] } }, B: { DependsOn: ['A'] }, C: {} };
    expect(cyclesIn({ Resources })).toEqual(['A', 'B']);
  });
});

test('the checks find nothing that is not acknowledged', () => {
  expect(stack.report.pluginReports).toEqual([]);
});
