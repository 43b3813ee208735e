import { describe, expect, test } from '@jest/globals';
import { readSettings } from '../../cdk/settings.ts';
import { ROUTES } from '../../functions/routes.ts';
import { synthesize } from '../support/stack.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
const MULTI_REGION_KEY_ARN =
  'arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef';

const read = (context: Readonly<Record<string, unknown>>) => readSettings((name) => context[name]);

test('nothing has to be chosen', () => {
  expect(read({})).toEqual({
    stackName: 'Callmask',
    tropoApiUrl: 'https://api.tropo.com/v1',
    memoryMb: 1024,
    logRetentionDays: 30,
    jwtIssuer: undefined,
    jwtAudience: undefined,
    apiRequestsPerSecond: 10,
    apiBurst: 20,
    createRequestsPerSecond: 2,
    createBurst: 5,
    transferRequestsPerSecond: 200,
    transferBurst: 400,
    maskableNumbers: 'US,CA',
    masksPerNumber: 10,
    masksPerDay: 100,
    requestRetentionHours: 24,
    callsPerMinutePerMask: 300,
    callsPerMinutePerCaller: 120,
    callLimitMinutes: 240,
    sweepEveryMinutes: 60,
    releaseAfterDays: 7,
    tombstoneDays: 90,
    releaseOrphans: false,
    orphanGraceHours: 24,
    tableName: undefined,
    encryptionKeyArn: undefined,
    alarmEmail: undefined,
  });
});

test.each([
  ['stackName', 'Masks-2', 'Masks-2'],
  ['tropoApiUrl', 'https://carrier.example:8443/v1', 'https://carrier.example:8443/v1'],
  ['memoryMb', '512', 512],
  ['memoryMb', 512, 512],
  ['logRetentionDays', '365', 365],
  ['apiRequestsPerSecond', '1', 1],
  ['apiBurst', '5000', 5000],
  ['createRequestsPerSecond', '1', 1],
  ['createBurst', '5000', 5000],
  ['transferRequestsPerSecond', '10000', 10000],
  ['transferBurst', '1', 1],
  ['maskableNumbers', 'US', 'US'],
  ['maskableNumbers', 'US,CA,PR', 'US,CA,PR'],
  ['maskableNumbers', 'US,GB:mobile|fixed-line,DE:mobile', 'US,GB:mobile|fixed-line,DE:mobile'],
  ['masksPerNumber', '1000', 1000],
  ['masksPerDay', '1', 1],
  ['requestRetentionHours', '168', 168],
  ['callsPerMinutePerMask', '0', 0],
  ['callsPerMinutePerCaller', '100000', 100000],
  ['callLimitMinutes', '1440', 1440],
  ['sweepEveryMinutes', '1440', 1440],
  ['releaseAfterDays', '0', 0],
  ['releaseOrphans', 'true', true],
  ['releaseOrphans', 'false', false],
  ['releaseOrphans', true, true],
  ['orphanGraceHours', '1', 1],
  ['tableName', 'Callmask-Table.1_2', 'Callmask-Table.1_2'],
  ['encryptionKeyArn', KEY_ARN, KEY_ARN],
  ['encryptionKeyArn', MULTI_REGION_KEY_ARN, MULTI_REGION_KEY_ARN],
  ['alarmEmail', 'alarms@example.com', 'alarms@example.com'],
])('%s may be %j', (name, given, value) => {
  expect(read({ [name]: given })).toHaveProperty(name, value);
});

test.each([
  ['stackName', '2masks'],
  ['tropoApiUrl', 'http://carrier.example/v1'],
  ['tropoApiUrl', 'carrier.example'],
  ['memoryMb', '127'],
  ['memoryMb', '1 GB'],
  ['logRetentionDays', '8'],
  ['logRetentionDays', '9999'],
  ['logRetentionDays', ''],
  ['apiRequestsPerSecond', '0'],
  ['apiBurst', '2.5'],
  ['createRequestsPerSecond', '0'],
  ['createBurst', ''],
  ['transferRequestsPerSecond', '-1'],
  ['transferBurst', '5001'],
  ['maskableNumbers', ''],
  ['maskableNumbers', 'us'],
  ['maskableNumbers', 'USA'],
  ['maskableNumbers', 'US, CA'],
  ['maskableNumbers', 'US,'],
  ['maskableNumbers', 'GB:'],
  ['maskableNumbers', 'GB:Mobile'],
  ['maskableNumbers', 'GB:mobile|'],
  ['maskableNumbers', 'GB:mobile:fixed-line'],
  ['masksPerNumber', '0'],
  ['masksPerNumber', '1001'],
  ['masksPerDay', '1001'],
  ['requestRetentionHours', '0'],
  ['requestRetentionHours', '169'],
  ['callsPerMinutePerMask', '-1'],
  ['callsPerMinutePerMask', ''],
  ['callsPerMinutePerMask', null],
  ['callsPerMinutePerCaller', '100001'],
  ['callsPerMinutePerCaller', false],
  ['callLimitMinutes', '0'],
  ['callLimitMinutes', '1441'],
  ['jwtIssuer', 'http://issuer.example'],
  ['jwtIssuer', ''],
  ['jwtAudience', ''],
  ['jwtAudience', 'masks,'],
  ['jwtAudience', 'masks, admin'],
  ['sweepEveryMinutes', '14'],
  ['sweepEveryMinutes', '1441'],
  ['releaseAfterDays', '-1'],
  ['releaseOrphans', 'yes'],
  ['orphanGraceHours', '0'],
  ['tableName', 'a'],
  ['tableName', 'arn:aws:dynamodb:eu-west-1:1:table/x'],
  ['encryptionKeyArn', 'alias/callmask'],
  ['encryptionKeyArn', 'arn:aws:kms:eu-west-1:123456789012:alias/callmask'],
  ['encryptionKeyArn', 'arn:aws:kms:eu-west-1:123456789012:key/*'],
  ['alarmEmail', 'alarms'],
])('%s may not be %j, and the message says which setting is meant', (name, given) => {
  expect(() => read({ [name]: given })).toThrow(name);
});

test('every wrong setting is told at once', () => {
  expect(() => read({ memoryMb: '1', alarmEmail: 'x' })).toThrow(/memoryMb.*alarmEmail/s);
});

test.each([{ jwtIssuer: 'https://issuer.example' }, { jwtAudience: 'masks' }])(
  'tokens are not asked for by halves: %j alone is refused',
  (half) => {
    expect(() => read(half)).toThrow('jwtIssuer and jwtAudience go together: give both, or neither for IAM');
  },
);

test('an issuer of tokens may serve several audiences', () => {
  expect(read({ jwtIssuer: 'https://issuer.example', jwtAudience: 'web,1h57kf5cpq' })).toMatchObject({
    jwtIssuer: 'https://issuer.example',
    jwtAudience: ['web', '1h57kf5cpq'],
  });
});

describe('what was chosen reaches the resources', () => {
  const { list, named, only } = synthesize({
    stackName: 'Masks',
    tropoApiUrl: 'https://carrier.example/v1',
    memoryMb: '256',
    logRetentionDays: '7',
    jwtIssuer: 'https://issuer.example',
    jwtAudience: 'web,1h57kf5cpq',
    apiRequestsPerSecond: '3',
    apiBurst: '4',
    createRequestsPerSecond: '1',
    createBurst: '2',
    transferRequestsPerSecond: '30',
    transferBurst: '40',
    maskableNumbers: 'US,PR,GB:mobile|fixed-line',
    masksPerNumber: '5',
    masksPerDay: '50',
    requestRetentionHours: '48',
    callsPerMinutePerMask: '0',
    callsPerMinutePerCaller: '6',
    callLimitMinutes: '60',
    sweepEveryMinutes: '120',
    releaseAfterDays: '14',
    tombstoneDays: '30',
    releaseOrphans: 'true',
    orphanGraceHours: '48',
    encryptionKeyArn: KEY_ARN,
  });

  test.each([
    [
      'create-mask',
      {
        TROPO_API_URL: 'https://carrier.example/v1',
        TOMBSTONE_DAYS: '30',
        MASKABLE_NUMBERS: 'US,PR,GB:mobile|fixed-line',
        MASKS_PER_NUMBER: '5',
        MASKS_PER_DAY: '50',
        REQUEST_RETENTION_HOURS: '48',
      },
    ],
    ['change-mask', { MASKABLE_NUMBERS: 'US,PR,GB:mobile|fixed-line', MASKS_PER_NUMBER: '5' }],
    ['sweep', { RELEASE_AFTER_DAYS: '14', RELEASE_ORPHANS: 'true', ORPHAN_GRACE_HOURS: '48' }],
    [
      'transfer',
      { CALLS_PER_MINUTE_PER_MASK: '0', CALLS_PER_MINUTE_PER_CALLER: '6', CALL_LIMIT_MINUTES: '60' },
    ],
  ])('in the environment of %s', (name, Variables) => {
    expect(named('AWS::Lambda::Function', `${name}/Lambda`).Properties).toMatchObject({
      MemorySize: 256,
      Environment: { Variables },
    });
  });

  test('in schedules, logs and throttles', () => {
    expect(only('AWS::Events::Rule').Properties.ScheduleExpression).toBe('rate(2 hours)');
    expect(named('AWS::Logs::LogGroup', 'transfer/Log').Properties).toEqual({ RetentionInDays: 7 });
    expect(named('AWS::Logs::LogGroup', 'Api/AccessLog').Properties).toEqual({ RetentionInDays: 7 });
    expect(named('AWS::ApiGatewayV2::Stage', 'Api/Stage').Properties).toMatchObject({
      DefaultRouteSettings: { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 4 },
      RouteSettings: {
        'POST /masks': { ThrottlingRateLimit: 1, ThrottlingBurstLimit: 2 },
        'GET /masks': { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 4 },
        'POST /transfer/{key}': { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 40 },
      },
    });
  });

  test('in the encryption of the table and the secret', () => {
    expect(only('AWS::DynamoDB::Table').Properties.SSESpecification).toEqual({
      SSEEnabled: true,
      SSEType: 'KMS',
      KMSMasterKeyId: KEY_ARN,
    });
    expect(only('AWS::SecretsManager::Secret').Properties.KmsKeyId).toBe(KEY_ARN);
  });

  test('in the authorizer, which takes tokens of this issuer for these audiences', () => {
    expect(only('AWS::ApiGatewayV2::Authorizer').Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['web', '1h57kf5cpq'] },
    });
  });

  test('and each route of a client then asks for a token with the scope of its permission', () => {
    const routes = list('AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
    const asked = routes.map(({ RouteKey, AuthorizationType, AuthorizationScopes }) => ({
      route: RouteKey,
      asks: [AuthorizationType, ...(AuthorizationScopes ?? [])],
    }));
    const wanted = ROUTES.map((route) => ({
      route: `${route.method} ${route.path}`,
      asks: route.access === 'client' ? ['JWT', `callmask/${route.permission}`] : ['NONE'],
    }));
    expect(new Set(asked)).toEqual(new Set(wanted));
    expect(asked).toContainEqual({ route: 'GET /masks', asks: ['JWT', 'callmask/read'] });
    expect(asked).toContainEqual({ route: 'POST /masks', asks: ['JWT', 'callmask/create'] });
    expect(asked).toContainEqual({ route: 'DELETE /masks/{mask}', asks: ['JWT', 'callmask/release'] });
  });
});
