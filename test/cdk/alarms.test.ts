import { expect, test } from '@jest/globals';
import { ROUTES } from '../../functions/routes.ts';
import { SCHEDULES } from '../../functions/schedules.ts';
import { synthesize } from '../support/stack.ts';

const { list, only } = synthesize({ alarmEmail: 'alarms@example.com' });
const FUNCTIONS = new Set([...ROUTES, ...SCHEDULES].map((entry) => entry.function));
const alarms = list('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

test.each([
  ...[...FUNCTIONS].flatMap((name) => [
    ['AWS/Lambda', 'Errors', 'Sum', `${name}/Lambda`, 0] as const,
    ['AWS/Lambda', 'Throttles', 'Sum', `${name}/Lambda`, 0] as const,
  ]),
  ['AWS/Lambda', 'Duration', 'p99', 'transfer/Lambda', 2000] as const,
  ['AWS/ApiGateway', '5xx', 'Sum', 'Api', 0] as const,
  ...['CallApologised', 'OrphanFound', 'GhostFound', 'SweepRefused', 'SweepFailed', 'SweepStepFailed'].map(
    (metric) => ['Callmask', metric, 'Sum', 'callmask', 0] as const,
  ),
])(
  'somebody is told when %s %s (%s) of %4$s rises above %5$s',
  (Namespace, MetricName, statistic, of, Threshold) => {
    const watching = alarms.filter(
      (alarm) => alarm.MetricName === MetricName && alarm.Dimensions[0].Value === of,
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
