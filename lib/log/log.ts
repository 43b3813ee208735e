import type { Outcome } from '../outcome.ts';
import { describeError } from './describe-error.ts';

declare const brand: unique symbol;

/** Names whoever asked over the API: a digest, so that lines of one client can be found and say nothing of it. */
export type ClientReference = string & { readonly [brand]: 'ClientReference' };

export interface LogContext {
  /** API Gateway's id of the request, which problem documents show as `instance`. */
  readonly requestId: string;
  readonly durationMs: number;
  readonly client?: ClientReference;
}

/** Writes one line for each outcome, which counts it as well. Takes nothing in which a telephone number could be. */
export interface Log {
  write(outcome: Outcome, context?: LogContext): void;
  /** The same for what went wrong. Of the cause, only names, codes and places in the code are kept. */
  writeFailure(outcome: Outcome, context: LogContext, cause: unknown): void;
}

export interface LogOptions {
  /** In which CloudWatch counts the outcomes. Left out: nothing is counted. */
  readonly metricsNamespace: string | undefined;
  /** Nothing but failures is written, or counted. */
  readonly isQuiet: boolean;
  readonly nowMs: () => number;
}

type Level = 'ERROR' | 'INFO';

/** The only dimension of our metrics; what alarms listen to. */
const SERVICE = 'callmask';

/**
 * Lines in JSON, each with its own count: CloudWatch's embedded metric format allows other members beside a metric. So an
 * outcome is one write, for which a caller waits.
 */
export const makeLog = ({ metricsNamespace, isQuiet, nowMs }: LogOptions): Log => {
  const lineOf = (level: Level, outcome: Outcome, more: object | undefined): string => {
    const atMs = nowMs();
    const timestamp = new Date(atMs).toISOString();
    const count = metricsNamespace !== undefined && countOf(outcome, metricsNamespace, atMs);
    const line = {
      level,
      message: outcome.event,
      timestamp,
      service: SERVICE,
      ...outcome,
      ...more,
      ...count,
    };
    return `${JSON.stringify(line)}\n`;
  };
  return {
    write: (outcome, context) => {
      isQuiet || process.stdout.write(lineOf('INFO', outcome, context));
    },
    writeFailure: (outcome, context, cause) => {
      process.stderr.write(lineOf('ERROR', outcome, { ...context, cause: describeError(cause) }));
    },
  };
};

const countOf = (outcome: Outcome, namespace: string, atMs: number): object => {
  const names = metricNames(outcome);
  const Metrics = names.map((Name) => ({ Name, Unit: 'Count' }));
  return {
    _aws: {
      Timestamp: atMs,
      CloudWatchMetrics: [{ Namespace: namespace, Dimensions: [['service']], Metrics }],
    },
    ...Object.fromEntries(names.map((name) => [name, 1])),
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
