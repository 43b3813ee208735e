import { expect, test } from '@jest/globals';
import { readSettings } from '../../cdk/settings.ts';
import { STACK_SCHEDULES } from '../../local/stack-settings.ts';

const KEY_ARN = 'arn:aws:kms:eu-west-1:123456789012:key/01234567-89ab-cdef-0123-456789abcdef';
const MULTI_REGION_KEY_ARN =
  'arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-0123456789abcdef0123456789abcdef';

const read = (context: Readonly<Record<string, unknown>>) => readSettings((name) => context[name]);

test('one machine runs by the clock what a stack does, as often', () => {
  expect(read({})).toMatchObject(STACK_SCHEDULES);
});

test('nothing has to be chosen', () => {
  expect(read({})).toEqual({
    stackName: 'Callmask',
    connections: 'tropo',
    publicUrl: undefined,
    fallbackUrl: undefined,
    tropoApiUrl: 'https://api.tropo.com/v1',
    memoryMb: 1024,
    transferMemoryMb: 1024,
    transferProvisionedConcurrency: 0,
    transferReservedConcurrency: undefined,
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
    reconcileEveryMinutes: 60,
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
  ['connections', 'twilio', 'twilio'],
  [
    'connections',
    'twilio,eu-west:twilio,signalwire,telnyx,tropo',
    'twilio,eu-west:twilio,signalwire,telnyx,tropo',
  ],
  ['publicUrl', 'https://masks.example', 'https://masks.example'],
  ['publicUrl', 'https://masks.example/prod/', 'https://masks.example/prod'],
  ['fallbackUrl', 'https://static.example/sorry.xml', 'https://static.example/sorry.xml'],
  ['tropoApiUrl', 'https://carrier.example:8443/v1', 'https://carrier.example:8443/v1'],
  ['memoryMb', '512', 512],
  ['memoryMb', 512, 512],
  ['transferMemoryMb', '1769', 1769],
  ['transferProvisionedConcurrency', '0', 0],
  ['transferProvisionedConcurrency', '5', 5],
  ['transferReservedConcurrency', '1', 1],
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
  ['reconcileEveryMinutes', '1440', 1440],
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
  ['connections', ''],
  ['connections', 'twilio,nexmo'],
  ['connections', 'twilio,twilio'],
  ['connections', true],
  ['publicUrl', 'http://masks.example'],
  ['publicUrl', 'https://masks.example/?stage=prod'],
  ['publicUrl', 'https://masks.example/#prod'],
  ['fallbackUrl', 'http://static.example/sorry.xml'],
  ['tropoApiUrl', 'http://carrier.example/v1'],
  ['tropoApiUrl', 'carrier.example'],
  ['memoryMb', '127'],
  ['memoryMb', '1 GB'],
  ['transferMemoryMb', '10241'],
  ['transferProvisionedConcurrency', '-1'],
  ['transferProvisionedConcurrency', ''],
  ['transferReservedConcurrency', '0'],
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
  ['reconcileEveryMinutes', '14'],
  ['reconcileEveryMinutes', '1441'],
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

test('what is wrong with connections is said as the functions would say it', () => {
  expect(() => read({ connections: 'twilio,eu:nexmo' })).toThrow(
    '"nexmo" is none of the carriers tropo, twilio',
  );
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

test('as many instances may stand ready as may run, and no more', () => {
  const reserving = (transferProvisionedConcurrency: string) =>
    read({ transferProvisionedConcurrency, transferReservedConcurrency: '10' });
  expect(reserving('10')).toMatchObject({
    transferProvisionedConcurrency: 10,
    transferReservedConcurrency: 10,
  });
  expect(() => reserving('11')).toThrow(
    'transferProvisionedConcurrency must not be above transferReservedConcurrency',
  );
});

test('an issuer of tokens may serve several audiences', () => {
  expect(read({ jwtIssuer: 'https://issuer.example', jwtAudience: 'web,1h57kf5cpq' })).toMatchObject({
    jwtIssuer: 'https://issuer.example',
    jwtAudience: ['web', '1h57kf5cpq'],
  });
});
