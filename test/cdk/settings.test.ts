import { expect, test } from '@jest/globals';
import { readSettings } from '../../cdk/settings.ts';
import { synthesize } from '../support/stack.ts';

const read = (context: Readonly<Record<string, unknown>>) => readSettings((name) => context[name]);

test('nothing has to be chosen', () => {
  expect(read({})).toEqual({
    stackName: 'Callmask',
    tropoApiUrl: 'https://api.tropo.com/v1',
    memoryMb: 1024,
    logRetentionDays: 30,
    apiRequestsPerSecond: 10,
    apiBurst: 20,
    transferRequestsPerSecond: 200,
    transferBurst: 400,
    sweepEveryMinutes: 60,
    releaseAfterDays: 7,
    tombstoneDays: 90,
    releaseOrphans: false,
    orphanGraceHours: 24,
    tableName: undefined,
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
  ['transferRequestsPerSecond', '10000', 10000],
  ['transferBurst', '1', 1],
  ['sweepEveryMinutes', '1440', 1440],
  ['releaseAfterDays', '0', 0],
  ['releaseOrphans', 'true', true],
  ['releaseOrphans', 'false', false],
  ['releaseOrphans', true, true],
  ['orphanGraceHours', '1', 1],
  ['tableName', 'Callmask-Table.1_2', 'Callmask-Table.1_2'],
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
  ['transferRequestsPerSecond', '-1'],
  ['transferBurst', '5001'],
  ['sweepEveryMinutes', '14'],
  ['sweepEveryMinutes', '1441'],
  ['releaseAfterDays', '-1'],
  ['releaseOrphans', 'yes'],
  ['orphanGraceHours', '0'],
  ['tableName', 'a'],
  ['tableName', 'arn:aws:dynamodb:eu-west-1:1:table/x'],
  ['alarmEmail', 'alarms'],
])('%s may not be %j, and the message says which setting is meant', (name, given) => {
  expect(() => read({ [name]: given })).toThrow(name);
});

test('every wrong setting is told at once', () => {
  expect(() => read({ memoryMb: '1', alarmEmail: 'x' })).toThrow(/memoryMb.*alarmEmail/s);
});

test('what was chosen reaches the resources', () => {
  const { named, only } = synthesize({
    stackName: 'Masks',
    tropoApiUrl: 'https://carrier.example/v1',
    memoryMb: '256',
    logRetentionDays: '7',
    apiRequestsPerSecond: '3',
    apiBurst: '4',
    transferRequestsPerSecond: '30',
    transferBurst: '40',
    sweepEveryMinutes: '120',
    releaseAfterDays: '14',
    releaseOrphans: 'true',
    orphanGraceHours: '48',
  });
  expect(named('AWS::Lambda::Function', 'create-mask/Lambda').Properties).toMatchObject({
    MemorySize: 256,
    Environment: { Variables: { TROPO_API_URL: 'https://carrier.example/v1' } },
  });
  expect(named('AWS::Lambda::Function', 'sweep/Lambda').Properties.Environment.Variables).toMatchObject({
    RELEASE_AFTER_DAYS: '14',
    RELEASE_ORPHANS: 'true',
    ORPHAN_GRACE_HOURS: '48',
  });
  expect(only('AWS::Events::Rule').Properties.ScheduleExpression).toBe('rate(2 hours)');
  expect(named('AWS::Logs::LogGroup', 'transfer/Log').Properties).toEqual({ RetentionInDays: 7 });
  expect(named('AWS::Logs::LogGroup', 'Api/AccessLog').Properties).toEqual({ RetentionInDays: 7 });
  expect(named('AWS::ApiGatewayV2::Stage', 'Api/Stage').Properties).toMatchObject({
    DefaultRouteSettings: { ThrottlingRateLimit: 3, ThrottlingBurstLimit: 4 },
    RouteSettings: { 'POST /transfer/{key}': { ThrottlingRateLimit: 30, ThrottlingBurstLimit: 40 } },
  });
});
