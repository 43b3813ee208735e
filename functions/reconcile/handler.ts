import type { Context } from 'aws-lambda';
import { runWithin } from '../../lib/async/run-within.ts';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Log } from '../../lib/log/log.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { LAMBDA_MS, runLimits, stepsMs } from '../../lib/time-limits.ts';
import { logReport } from './log-report.ts';

interface ConnectionReconciliation {
  readonly connection: ConnectionName;
  /** Begins no step after this time. */
  readonly run: (budgetSeconds: number) => Promise<ReconciliationReport>;
}

type ScheduledContext = Pick<Context, 'awsRequestId'> & Partial<Pick<Context, 'getRemainingTimeInMillis'>>;

export interface ReconcileHandler {
  /** One for each connection. They run one after the other. */
  readonly reconciliations: readonly ConnectionReconciliation[];
  readonly log: Log<Outcome>;
  readonly nowMs: () => number;
}

/**
 * Reconciles on schedule. Each connection gets an equal share of the time that is left, so one that hangs takes nothing from
 * the others. Never throws: it logs a failure, and the next run tries again.
 */
export const reconcileHandler =
  ({ reconciliations, log, nowMs }: ReconcileHandler) =>
  async (_event: unknown, runtime: ScheduledContext): Promise<void> => {
    const { awsRequestId: requestId, getRemainingTimeInMillis = fromNow(nowMs) } = runtime;
    const startedAtMs = nowMs();
    const context = () => ({ requestId, durationMs: nowMs() - startedAtMs });
    for (const [index, { connection, run }] of reconciliations.entries()) {
      const limits = runLimits(getRemainingTimeInMillis() / (reconciliations.length - index));
      await runWithin(limits, async () => run(stepsMs(limits.workMs) / 1000)).then(
        (report) => logReport(log, report, context()),
        (cause: unknown) =>
          log.writeFailure({ event: 'reconciliation-failed', connection }, context(), cause),
      );
    }
  };

/** What Lambda would say, where there is no Lambda. */
const fromNow = (nowMs: () => number): (() => number) => {
  const endsAtMs = nowMs() + LAMBDA_MS.reconciling;
  return () => endsAtMs - nowMs();
};
