import { Stack } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { METRICS } from './metrics.ts';

/**
 * Counts the carrier's requests that API Gateway answered 429 or 5xx. HTTP APIs have no metric for 429, so the access log is
 * read, which writes the status as text: hence `"5*"` and not `>= 500`. The metric is in a namespace of the stack, because
 * a filter like this has no other way to tell a second Callmask in the account from this one.
 */
export class TransferTurnedAway extends MetricFilter {
  constructor(scope: Construct, id: string, accessLog: ILogGroup) {
    super(scope, id, {
      logGroup: accessLog,
      filterPattern: FilterPattern.all(
        FilterPattern.stringValue('$.routeKey', '=', 'POST /transfer*'),
        FilterPattern.any(
          FilterPattern.stringValue('$.status', '=', '429'),
          FilterPattern.stringValue('$.status', '=', '5*'),
        ),
      ),
      metricNamespace: `${METRICS.namespace}/${Stack.of(scope).stackName}`,
      metricName: 'TransferTurnedAway',
    });
  }
}
