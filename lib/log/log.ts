import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { describeError } from './describe-error.ts';
import type { Outcome } from './outcome.ts';

declare const brand: unique symbol;

/** Names whoever asked over the API: a digest, so that lines of one client can be found and say nothing of it. */
export type ClientReference = string & { readonly [brand]: 'ClientReference' };

export interface LogContext {
  /** API Gateway's id of the request, which problem documents show as `instance`. */
  readonly requestId: string;
  readonly durationMs: number;
  readonly client?: ClientReference;
}

/** Writes one line for each outcome, and counts it. Takes nothing in which a telephone number could be. */
export interface Log {
  write(outcome: Outcome, context?: LogContext): void;
  /** The same for what went wrong. Of the cause, only names, codes and places in the code are kept. */
  writeFailure(outcome: Outcome, context: LogContext, cause: unknown): void;
}

/** Service name, log level and metrics namespace come from the environment, as Powertools reads them. */
export const makeLog = (): Log => {
  const logger = new Logger();
  const metrics = new Metrics();
  const count = (outcome: Outcome): void => {
    for (const name of metricNames(outcome)) {
      metrics.addMetric(name, MetricUnit.Count, 1);
    }
    metrics.publishStoredMetrics();
  };
  return {
    write: (outcome, context) => {
      logger.info(outcome.event, { ...outcome, ...context });
      count(outcome);
    },
    writeFailure: (outcome, context, cause) => {
      logger.error(outcome.event, { ...outcome, ...context, cause: describeError(cause) });
      count(outcome);
    },
  };
};

/** A refused call counts twice: among all of them, and by its reason (`CallRefused`, `CallRefusedOwnerCalling`). */
const metricNames = ({ event, reason }: Outcome): readonly string[] =>
  event === 'call-refused' && reason !== undefined
    ? [camelCase(event), camelCase(`${event}-${reason}`)]
    : [camelCase(event)];

const camelCase = (words: string): string =>
  words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
