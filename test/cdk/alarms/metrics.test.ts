import { expect, test } from '@jest/globals';
import { logConfig } from '../../../functions/wiring/config.ts';
import { makeLog } from '../../../lib/log/log.ts';
import type { OutcomeEvent } from '../../../lib/outcome.ts';
import { synthesize } from '../../support/cdk/stack.ts';
import { linesWrittenBy } from '../../support/written-lines.ts';

const { list, named } = synthesize({ connections: 'tropo,twilio' });

/** As the function transfer makes it, in the environment that the stack gives it. */
const makeDeployedLog = () => {
  const { Variables } = named('AWS::Lambda::Function', 'transfer/Lambda').Properties.Environment;
  return makeLog({ ...logConfig(Variables), nowMs: Date.now });
};

interface Published {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}

test('what the function transfer counts when it plays the fallback message is what the alarm listens to', () => {
  const lines = linesWrittenBy(() =>
    makeDeployedLog().writeFailure(
      { event: 'fallback-played' },
      { requestId: '1', durationMs: 1 },
      new Error('down'),
    ),
  );
  const metric = lines.find((line) => '_aws' in line) ?? {};
  const { CloudWatchMetrics } = metric['_aws'] as { readonly CloudWatchMetrics: readonly Published[] };
  const counted = CloudWatchMetrics.flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name }) => ({
        Namespace,
        MetricName: Name,
        Dimensions: names.map((name) => ({ Name: name, Value: metric[name] })),
      })),
    ),
  );
  expect(counted).toEqual([expect.anything()]);
  const alarms = list('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);
  expect(alarms).toContainEqual(expect.objectContaining({ ...counted[0] }));
});

test('every metric of ours that an alarm listens to is one that an outcome counts', () => {
  const listened = list('AWS::CloudWatch::Alarm')
    .map(({ Properties }) => Properties)
    .filter(({ Namespace }) => Namespace === 'Callmask')
    .map(({ MetricName }) => MetricName);
  const events: readonly OutcomeEvent[] = [
    'fallback-played',
    'orphan-found',
    'missing-number-found',
    'missing-number-recovered',
    'reconciliation-refused',
    'reconciliation-failed',
    'reconciliation-step-failed',
    'webhook-not-ours',
    'drift-found',
  ];
  const lines = linesWrittenBy(() => {
    const log = makeDeployedLog();
    for (const event of events) log.write({ event });
  });
  const counted = lines.flatMap((line) => Object.keys(line));
  expect(listened.filter((name) => !counted.includes(name))).toEqual([]);
  expect(listened).toHaveLength(events.length);
});
