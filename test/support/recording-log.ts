import { expect } from '@jest/globals';
import type { Log, LogContext } from '../../lib/log/log.ts';
import type { Outcome } from '../../lib/outcome.ts';

export interface LogLine {
  readonly outcome: Outcome;
  readonly context: LogContext;
  readonly cause?: unknown;
}

export interface RecordingLog extends Log<Outcome> {
  readonly lines: LogLine[];
}

/** A log that keeps its lines, and lets no telephone number into one. */
export const makeRecordingLog = (): RecordingLog => {
  const lines: LogLine[] = [];
  const keep = (line: LogLine): void => {
    // References of calls and clients are hexadecimal and may have seven digits in a row.
    const { call: _call, ...outcome } = line.outcome;
    const { client: _client, ...context } = line.context;
    expect(JSON.stringify([outcome, context])).not.toMatch(/\d{7}/);
    lines.push(line);
  };
  return {
    lines,
    write: (outcome, context = { requestId: 'none', durationMs: 0 }) => keep({ outcome, context }),
    writeFailure: (outcome, context, cause) => keep({ outcome, context, cause }),
  };
};
