import { describe, expect, test } from '@jest/globals';
import { Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { HttpApi } from '../../cdk/api/http-api.ts';
import { Schedules } from '../../cdk/functions/schedules.ts';
import { readSettings } from '../../cdk/settings.ts';
import { ENDPOINTS } from '../../functions/routes.ts';
import { SCHEDULES } from '../../functions/schedules.ts';
import { STACK_SETTINGS } from '../../local/stack-settings.ts';
import { tableDefinition } from '../../local/table.ts';
import { synthesizeChecked, withApp } from '../support/cdk/stack.ts';
import { ENVIRONMENT } from '../support/functions/environment.ts';

const { outputs, report, list, named, only } = synthesizeChecked();
const FUNCTIONS = [...new Set([...ENDPOINTS, ...SCHEDULES].map((entry) => entry.function))].sort();
const CALL_THE_CARRIER = ['create-mask', 'release-mask', 'erase-person', 'reconcile', 'list-carriers'];
const KNOW_THE_CARRIERS = [...CALL_THE_CARRIER, 'change-mask', 'export-person', 'transfer'];

/** The settings that each function goes by, with their defaults. */
const SETTINGS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'create-mask': {
    TOMBSTONE_DAYS: '90',
    MASKABLE_NUMBERS: 'US,CA',
    MASKS_PER_NUMBER: '10',
    MASKS_PER_DAY: '100',
    REQUEST_RETENTION_HOURS: '24',
  },
  'change-mask': { MASKABLE_NUMBERS: 'US,CA', MASKS_PER_NUMBER: '10' },
  'release-mask': { TOMBSTONE_DAYS: '90' },
  'erase-person': { TOMBSTONE_DAYS: '90' },
  reconcile: {
    TOMBSTONE_DAYS: '90',
    RELEASE_AFTER_DAYS: '7',
    RELEASE_ORPHANS: 'false',
    ORPHAN_GRACE_HOURS: '24',
  },
  transfer: {
    CALLS_PER_MINUTE_PER_MASK: '300',
    CALLS_PER_MINUTE_PER_CALLER: '120',
    CALL_LIMIT_MINUTES: '240',
  },
};

test('a local run and the tests have the settings of a stack of which nothing was chosen', () => {
  const all: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(SETTINGS));
  expect(ENVIRONMENT).toMatchObject(all);
  const quotas = { MASKS_PER_NUMBER: '50', MASKS_PER_DAY: '500' };
  expect({ ...all, ...quotas }).toMatchObject(STACK_SETTINGS);
});

describe('the table', () => {
  const table = only('AWS::DynamoDB::Table');

  test('is encrypted by DynamoDB itself, and so is the secret by its service, unless a key is given', () => {
    expect(table.Properties).not.toHaveProperty('SSESpecification');
    expect(only('AWS::SecretsManager::Secret').Properties).not.toHaveProperty('KmsKeyId');
  });

  test('survives the stack, a careless deletion and a bad write', () => {
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      },
    });
  });

  test('has the keys and the index that a local run has, and forgets by the purge time', () => {
    const { TableName: _name, ...keysAndIndex } = tableDefinition('any');
    expect(table.Properties).toMatchObject({
      ...keysAndIndex,
      TimeToLiveSpecification: { AttributeName: 'purgeAtSeconds', Enabled: true },
    });
  });
});

describe.each(FUNCTIONS)('the function %s', (name) => {
  const { Properties } = named('AWS::Lambda::Function', `${name}/Lambda`);
  const callsCarrier = CALL_THE_CARRIER.includes(name);

  test('runs as all of them do, and ends before whoever waits for it gives up', () => {
    expect(Properties).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      MemorySize: 1024,
      Timeout: name === 'reconcile' ? 900 : callsCarrier ? 28 : 5,
      Role: `${name}/Role`,
    });
  });

  test('knows what it needs, and no credential', () => {
    expect(Properties.Environment.Variables).toEqual({
      TABLE_NAME: 'Table',
      METRICS_NAMESPACE: 'Callmask',
      ...(KNOW_THE_CARRIERS.includes(name) && { CONNECTIONS: 'tropo' }),
      ...(callsCarrier && {
        TROPO_API_SECRET_ID: 'TropoSecret',
        TROPO_API_URL: 'https://api.tropo.com/v1',
      }),
      ...SETTINGS[name],
    });
  });

  test('writes JSON to a log of its own that is not kept for ever', () => {
    expect(Properties.LoggingConfig).toEqual({ LogFormat: 'JSON', LogGroup: `${name}/Log` });
    expect(named('AWS::Logs::LogGroup', `${name}/Log`).Properties).toEqual({ RetentionInDays: 30 });
  });
});

describe('the API', () => {
  const routes = Object.fromEntries(
    list('AWS::ApiGatewayV2::Route').map(({ Properties }) => [Properties.RouteKey, Properties]),
  );
  const stage = only('AWS::ApiGatewayV2::Stage');

  test('has every endpoint of the list and no other', () => {
    expect(Object.keys(routes).sort()).toEqual(
      ENDPOINTS.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  test.each(ENDPOINTS)('$method $path goes to its function', ({ method, path, access, function: name }) => {
    const route = routes[`${method} ${path}`];
    const integration = named('AWS::ApiGatewayV2::Integration', route.Target.replace('integrations/', ''));
    expect(route.AuthorizationType).toBe(access === 'client' ? 'AWS_IAM' : 'NONE');
    expect(integration.Properties).toMatchObject({
      IntegrationUri: `${name}/Lambda`,
      PayloadFormatVersion: '2.0',
    });
  });

  test('logs no path, query, address or error text', () => {
    const { Format, DestinationArn } = stage.Properties.AccessLogSettings;
    expect(Object.values(JSON.parse(Format)).sort()).toEqual([
      '$context.requestId',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ]);
    expect(named('AWS::Logs::LogGroup', DestinationArn).Properties).toEqual({ RetentionInDays: 30 });
  });

  test('asks everyone for credentials, except on the endpoints of carriers', () => {
    const open = Object.keys(routes).filter((key) => routes[key].AuthorizationType === 'NONE');
    expect(open.length).toBeGreaterThan(0);
    for (const key of open) expect(key).toMatch(/^POST \/(?:transfer|calls)\/\{\w+\}(?:\/after\/\{\w+\})?$/);
  });

  test('gives calls more room than the management of masks, and what spends money less', () => {
    const settings = new Map(Object.entries<unknown>(stage.Properties.RouteSettings));
    const forCalls = { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 };
    const forClients = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };
    expect(stage.Properties.DefaultRouteSettings).toEqual(forClients);
    expect([...settings.keys()].sort()).toEqual(Object.keys(routes).sort());
    for (const [key, throttle] of settings) {
      if (key === 'POST /masks') {
        expect(throttle).toEqual({ ThrottlingRateLimit: 2, ThrottlingBurstLimit: 5 });
      } else {
        expect(throttle).toEqual(/^POST \/(?:transfer|calls)\//.test(key) ? forCalls : forClients);
      }
    }
  });

  test('is refused if an endpoint leads to a function without permissions', () => {
    withApp({}, (app) => {
      const api = new HttpApi(
        new Stack(app, 'Other'),
        'Api',
        readSettings(() => undefined),
      );
      expect(() => api.serve(new Map())).toThrow('POST /masks: not in cdk/functions/permissions.ts');
    });
  });

  test('sends no CORS headers and stays reachable by its own address', () => {
    expect(only('AWS::ApiGatewayV2::Api').Properties).toEqual({ Name: 'Api', ProtocolType: 'HTTP' });
  });
});

describe('the schedule', () => {
  test('reconciliations every hour', () => {
    expect(only('AWS::Events::Rule').Properties).toMatchObject({
      ScheduleExpression: 'rate(1 hour)',
      State: 'ENABLED',
      Targets: [{ Arn: 'reconcile/Lambda' }],
    });
  });

  test('and nothing else may start a function by the clock', () => {
    const permitted = list('AWS::Lambda::Permission')
      .map(({ Properties }) => Properties)
      .filter(({ Principal }) => Principal === 'events.amazonaws.com');
    expect(permitted).toMatchObject([
      { FunctionName: 'reconcile/Lambda', SourceArn: only('AWS::Events::Rule') && 'Schedules/reconcile' },
    ]);
  });

  test('is not made for a function whose permissions nobody wrote down', () => {
    const props = { functions: new Map(), settings: readSettings(() => undefined) };
    expect(() => new Schedules(new Stack(), 'Schedules', props)).toThrow(
      'reconcile: not in cdk/functions/permissions.ts',
    );
  });
});

test('the outputs of a stack with Tropo alone name no address that it has not', () => {
  expect(Object.keys(outputs).sort()).toEqual([
    'ApiUrl',
    'NextStep',
    'TableName',
    'TropoApiSecretId',
    'TropoOptions',
  ]);
});

test('the next step is the key of the voice URL, without which Tropo’s calls find nothing', () => {
  expect(outputs['NextStep']).toMatch(
    /^npm run callmask -- keys new --table Table --account .* --api-url Api$/,
  );
});

test('nobody is written to unless an address is given', () => {
  expect(list('AWS::SNS::Subscription')).toEqual([]);
});

describe('the checks', () => {
  test('find nothing, neither an error nor a warning, that is not acknowledged', () => {
    expect(report.pluginReports).toEqual([]);
  });

  test('are there: one insecure resource more, and there is no template', () => {
    withApp({}, (app) => {
      new Topic(app.node.findChild('Callmask'), 'Insecure');
      expect(() => app.synth()).toThrow(/AwsSolutions-SNS3/);
    });
  });
});
