import type { Log, LogContext } from '../../lib/log/log.ts';
import type { Outcome } from '../../lib/log/outcome.ts';

export interface Line {
  readonly outcome: Outcome;
  readonly context: LogContext;
  readonly cause?: unknown;
}

/** A log that keeps its lines for the test to look at. */
export const makeRecordingLog = (): Log & { readonly lines: Line[] } => {
  const lines: Line[] = [];
  return {
    lines,
    write: (outcome, context) => {
      lines.push({ outcome, context });
    },
    writeFailure: (outcome, context, cause) => {
      lines.push({ outcome, context, cause });
    },
  };
};
