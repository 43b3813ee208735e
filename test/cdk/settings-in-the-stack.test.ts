import { describe, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../functions/routes.ts';
import { synthesize } from '../support/cdk/stack.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';

describe('what was chosen reaches the resources', () => {
  const { list, named, only } = synthesize({
    stackName: 'Masks',
    tropoApiUrl: 'https://carrier.example/v1',
    memoryMb: '256',
    transferMemoryMb: '512',
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
    reconcileEveryMinutes: '120',
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
    ['reconcile', { RELEASE_AFTER_DAYS: '14', RELEASE_ORPHANS: 'true', ORPHAN_GRACE_HOURS: '48' }],
    [
      'transfer',
      { CALLS_PER_MINUTE_PER_MASK: '0', CALLS_PER_MINUTE_PER_CALLER: '6', CALL_LIMIT_MINUTES: '60' },
    ],
  ])('in the environment of %s', (name, Variables) => {
    expect(named('AWS::Lambda::Function', `${name}/Lambda`).Properties).toMatchObject({
      MemorySize: name === 'transfer' ? 512 : 256,
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
    const wanted = ENDPOINTS.map((endpoint) => ({
      route: `${endpoint.method} ${endpoint.path}`,
      asks: endpoint.access === 'client' ? ['JWT', `callmask/${endpoint.permission}`] : ['NONE'],
    }));
    expect(new Set(asked)).toEqual(new Set(wanted));
    expect(asked).toContainEqual({ route: 'GET /masks', asks: ['JWT', 'callmask/read'] });
    expect(asked).toContainEqual({ route: 'POST /masks', asks: ['JWT', 'callmask/write'] });
    expect(asked).toContainEqual({ route: 'DELETE /masks/{mask}', asks: ['JWT', 'callmask/release'] });
  });
});
