import type { Context } from 'aws-lambda';
import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Log } from '../../lib/log/log.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import type { Outcome } from '../../lib/outcome.ts';
import { logReport } from './log-report.ts';

interface ConnectionReconciliation {
  readonly connection: ConnectionName;
  readonly run: () => Promise<ReconciliationReport>;
}

export interface ReconcileHandler {
  /** One for each connection. They run one after the other. */
  readonly reconciliations: readonly ConnectionReconciliation[];
  readonly log: Log<Outcome>;
  readonly nowMs: () => number;
}

/** Reconciles on schedule. Never throws: it logs a failure, and the next run tries again. */
export const reconcileHandler =
  ({ reconciliations, log, nowMs }: ReconcileHandler) =>
  async (_event: unknown, { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>): Promise<void> => {
    const startedAtMs = nowMs();
    const context = () => ({ requestId, durationMs: nowMs() - startedAtMs });
    for (const { connection, run } of reconciliations) {
      await run().then(
        (report) => logReport(log, report, context()),
        (cause: unknown) =>
          log.writeFailure({ event: 'reconciliation-failed', connection }, context(), cause),
      );
    }
  };
