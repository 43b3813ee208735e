import type { Context } from 'aws-lambda';
import type { Log } from '../../lib/log/log.ts';
import type { ConnectionName } from '../../lib/masks/mask.ts';
import { logReport } from '../../lib/numbers/reconciling/log-report.ts';
import type { SweepReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';

interface ConnectionSweep {
  readonly connection: ConnectionName;
  readonly run: () => Promise<SweepReport>;
}

export interface Dependencies {
  /** One for each connection, run one after the other. */
  readonly sweeps: readonly ConnectionSweep[];
  readonly log: Log;
  readonly nowMs: () => number;
}

/** Sweeps when the schedule says so. What fails is in the log; the next sweep does it again, so nothing is thrown. */
export const sweepHandler =
  ({ sweeps, log, nowMs }: Dependencies) =>
  async (_event: unknown, { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>): Promise<void> => {
    const startedAtMs = nowMs();
    const context = () => ({ requestId, durationMs: nowMs() - startedAtMs });
    for (const { connection, run } of sweeps) {
      await run().then(
        (report) => logReport(log, report, context()),
        (cause: unknown) => log.writeFailure({ event: 'sweep-failed', connection }, context(), cause),
      );
    }
  };
