import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { ENDPOINTS } from '../../../functions/routes.ts';
import { SCHEDULES } from '../../../functions/schedules.ts';
import { synthesize } from '../../support/cdk/stack.ts';

const { list, named, only } = synthesize({ alarmEmail: 'alarms@example.com', connections: 'tropo,twilio' });
const FUNCTIONS = new Set([...ENDPOINTS, ...SCHEDULES].map((entry) => entry.function));
const alarms = list('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

test.each([
  ...[...FUNCTIONS].flatMap((name) => [
    ['AWS/Lambda', 'Errors', 'Sum', `${name}/Lambda`, 0] as const,
    ['AWS/Lambda', 'Throttles', 'Sum', `${name}/Lambda`, 0] as const,
  ]),
  ['AWS/Lambda', 'Duration', 'p99', 'transfer/Lambda', 2000] as const,
  ['AWS/ApiGateway', '5xx', 'Sum', 'Api', 0] as const,
  ...[
    'FallbackPlayed',
    'OrphanFound',
    'MissingNumberFound',
    'MissingNumberRecovered',
    'ReconciliationRefused',
    'ReconciliationFailed',
    'ReconciliationStepFailed',
    'DriftFound',
  ].map((metric) => ['Callmask', metric, 'Sum', 'callmask', 0] as const),
  // Scanners try addresses that can be guessed.
  ['Callmask', 'WebhookNotOurs', 'Sum', 'callmask', 3] as const,
  ['Callmask/Callmask', 'TransferTurnedAway', 'Sum', undefined, 0] as const,
])(
  'somebody is told when %s %s (%s) of %4$s rises above %5$s',
  (Namespace, MetricName, statistic, of, Threshold) => {
    const watching = alarms.filter(
      (alarm) => alarm.MetricName === MetricName && alarm.Dimensions?.[0].Value === of,
    );
    expect(watching).toHaveLength(1);
    expect(watching[0]).toMatchObject({
      Namespace,
      Threshold,
      ComparisonOperator: 'GreaterThanThreshold',
      TreatMissingData: 'notBreaching',
      AlarmActions: ['AlarmTopic'],
      ...(statistic === 'Sum' ? { Statistic: 'Sum' } : { ExtendedStatistic: statistic }),
    });
  },
);

describe('a request that the gateway turned away', () => {
  const { FilterPattern, LogGroupName, MetricTransformations } = only('AWS::Logs::MetricFilter').Properties;
  const { Format, DestinationArn } = named('AWS::ApiGatewayV2::Stage', 'Api/Stage').Properties
    .AccessLogSettings;

  /** A line of the access log, as API Gateway fills in its format. */
  const lineOf = (routeKey: string, status: number): Readonly<Record<string, unknown>> =>
    JSON.parse(Format.replace('$context.routeKey', routeKey).replace('$context.status', status));

  /** What CloudWatch makes of comparisons with text: `*` at the end stands for any rest, and a number is no text. */
  const isCounted = (line: Readonly<Record<string, unknown>>): boolean => {
    const compared = FilterPattern.replace(
      /\$\.(\w+) = "([^"*]*)(\*?)"/g,
      (_: string, field: string, wanted: string, rest: string) => {
        const value = line[field];
        return typeof value === 'string' && (rest ? value.startsWith(wanted) : value === wanted);
      },
    );
    return runInNewContext(compared.replace(/^{|}$/g, ''));
  };

  test('is read from the access log, and its metric is what the alarm listens to', () => {
    expect(LogGroupName).toBe('Api/AccessLog');
    expect(DestinationArn).toBe('Api/AccessLog');
    expect(MetricTransformations).toEqual([
      { MetricNamespace: 'Callmask/Callmask', MetricName: 'TransferTurnedAway', MetricValue: '1' },
    ]);
  });

  test.each(
    ENDPOINTS.flatMap((endpoint) => [429, 500, 503, 200, 404].map((status) => ({ ...endpoint, status }))),
  )(
    'counts only if a carrier was answered 429 or 5xx: $method $path, $status',
    ({ method, path, access, status }) => {
      expect(isCounted(lineOf(`${method} ${path}`, status))).toBe(
        access === 'carrier' && [429, 500, 503].includes(status),
      );
    },
  );
});

test('without a carrier that signs, nobody is told of signatures or of drift, which there cannot be', () => {
  const watched = synthesize()
    .list('AWS::CloudWatch::Alarm')
    .map(({ Properties }) => Properties.MetricName);
  expect(watched).toContain('ReconciliationFailed');
  expect(watched).not.toContain('WebhookNotOurs');
  expect(watched).not.toContain('DriftFound');
});

test('they may publish to their topic, which takes nothing unencrypted', () => {
  const { Statement } = only('AWS::SNS::TopicPolicy').Properties.PolicyDocument;
  expect(Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': 'AWS::AccountId' } },
    }),
  ]);
});

test('they are sent to the address that was given', () => {
  expect(list('AWS::SNS::Subscription')).toMatchObject([
    { Properties: { Protocol: 'email', Endpoint: 'alarms@example.com', TopicArn: 'AlarmTopic' } },
  ]);
});
