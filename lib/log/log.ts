import { describeError } from './describe-error.ts';

declare const brand: unique symbol;

/** A digest that names a client of the API: it links the client's lines without identifying it. */
export type ClientReference = string & { readonly [brand]: 'ClientReference' };

export interface LogContext {
  /** API Gateway's id of the request, which problem documents show as `instance`. */
  readonly requestId: string;
  readonly durationMs: number;
  readonly client?: ClientReference;
}

/** The fields that the log itself reads. The domain defines the rest (lib/outcome.ts). */
export interface LogLine {
  readonly event: string;
  readonly reason?: string;
}

/** Writes one line for each outcome and counts it. The type of a line has no field for a telephone number. */
export interface Log<Line extends LogLine> {
  write(line: Line, context?: LogContext): void;
  /** The same for a failure. Of the cause it keeps only names, codes and stack frames. */
  writeFailure(line: Line, context: LogContext, cause: unknown): void;
}

export interface LogOptions {
  /** The namespace of CloudWatch's metrics. `undefined`: nothing is counted. */
  readonly metricsNamespace: string | undefined;
  /** Writes and counts only failures. */
  readonly isQuiet: boolean;
  readonly nowMs: () => number;
}

type Level = 'ERROR' | 'INFO';

/** The only dimension of our metrics. Alarms select by it. */
const SERVICE = 'callmask';

/**
 * Writes lines in JSON. Each line carries its own metric in CloudWatch's embedded format, so the caller, who waits for the
 * log, waits for one write.
 */
export const makeLog = <Line extends LogLine>({
  metricsNamespace,
  isQuiet,
  nowMs,
}: LogOptions): Log<Line> => {
  const textOf = (level: Level, outcome: Line, more: object | undefined): string => {
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
      if (!isQuiet) {
        process.stdout.write(textOf('INFO', outcome, context));
      }
    },
    writeFailure: (outcome, context, cause) => {
      process.stderr.write(textOf('ERROR', outcome, { ...context, cause: describeError(cause) }));
    },
  };
};

const countOf = (outcome: LogLine, namespace: string, atMs: number): object => {
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

/** A refused call has two metrics: one for all refusals, one for its reason (`CallRefused`, `CallRefusedOwnerCalling`). */
const metricNames = ({ event, reason }: LogLine): readonly string[] =>
  event === 'call-refused' && reason !== undefined
    ? [camelCase(event), camelCase(`${event}-${reason}`)]
    : [camelCase(event)];

const camelCase = (words: string): string =>
  words
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
