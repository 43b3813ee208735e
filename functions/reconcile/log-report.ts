import type { Log, LogContext } from '../../lib/log/log.ts';
import type { FindingKind } from '../../lib/numbers/reconciling/finding.ts';
import type {
  HandledFinding,
  ReconciliationReport,
} from '../../lib/numbers/reconciling/reconciliation-report.ts';
import type { Outcome, OutcomeEvent } from '../../lib/outcome.ts';

const EVENTS: Readonly<Record<FindingKind, OutcomeEvent>> = {
  orphan: 'orphan-found',
  'missing-number': 'missing-number-found',
  drifted: 'drift-found',
  'pending-order': 'pending-order-found',
  'stray-reservation': 'stray-reservation-found',
  'stuck-request': 'stuck-request-found',
  'unfinished-release': 'unfinished-release-found',
  expired: 'expired-mask-found',
};

/** Writes one line, which is also a metric, for each finding, and one for the whole. No line names a telephone number. */
export const logReport = (log: Log<Outcome>, report: ReconciliationReport, context: LogContext): void => {
  const { connection, refusal, changes, limit } = report;
  for (const finding of report.findings) {
    logFinding(log, finding, { connection }, context);
  }
  for (const cause of report.unfreed) {
    log.writeFailure({ event: 'reconciliation-step-failed', connection }, context, cause);
  }
  if (refusal !== undefined) {
    log.write({ event: 'reconciliation-refused', connection, refusal, counts: { changes, limit } }, context);
  }
  const counts = { ...report.counts, changes, limit, findings: report.findings.length };
  log.write({ event: 'reconciliation-finished', connection, isComplete: report.isComplete, counts }, context);
};

const logFinding = (
  log: Log<Outcome>,
  { kind, mask, result, cause }: HandledFinding,
  { connection }: Pick<ReconciliationReport, 'connection'>,
  context: LogContext,
): void => {
  const named = { connection, ...(mask !== undefined && { mask }) };
  log.write({ event: EVENTS[kind], ...named, result }, context);
  if (result === 'failed') {
    log.writeFailure({ event: 'reconciliation-step-failed', ...named }, context, cause);
  }
};
