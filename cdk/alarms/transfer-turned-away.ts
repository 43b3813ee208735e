import { Stack } from 'aws-cdk-lib';
import { FilterPattern, type ILogGroup, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { ENDPOINTS } from '../../functions/routes.ts';
import { METRICS } from './metrics.ts';

/** Patterns for the endpoints of carriers in the access log, up to the second slash: `POST /transfer*`. */
const ROUTE_KEYS = new Set(
  ENDPOINTS.filter(({ access }) => access === 'carrier').map(
    ({ method, path }) => `${method} /${path.split('/')[1]}*`,
  ),
);

/**
 * Counts the carrier's requests that API Gateway answered 429 or 5xx. HTTP APIs have no metric for 429, so this reads the
 * access log. The log writes the status as text: hence `"5*"` and not `>= 500`. The metric is in a namespace of the stack,
 * because a metric filter cannot tell two stacks in one account apart otherwise.
 */
export class TransferTurnedAway extends MetricFilter {
  constructor(scope: Construct, id: string, accessLog: ILogGroup) {
    super(scope, id, {
      logGroup: accessLog,
      filterPattern: FilterPattern.all(
        FilterPattern.any(...[...ROUTE_KEYS].map((key) => FilterPattern.stringValue('$.routeKey', '=', key))),
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
