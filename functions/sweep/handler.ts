import type { Context } from 'aws-lambda';
import type { Log } from '../../lib/log/log.ts';
import { logReport } from '../../lib/masks/sweep/log-report.ts';
import type { SweepReport } from '../../lib/masks/sweep/sweep-report.ts';

export interface Dependencies {
  readonly sweep: () => Promise<SweepReport>;
  readonly log: Log;
  readonly nowMs: () => number;
}

/** Sweeps when the schedule says so. What fails is in the log; the next sweep does it again, so nothing is thrown. */
export const sweepHandler =
  ({ sweep, log, nowMs }: Dependencies) =>
  async (_event: unknown, { awsRequestId: requestId }: Pick<Context, 'awsRequestId'>): Promise<void> => {
    const startedAtMs = nowMs();
    const context = () => ({ requestId, durationMs: nowMs() - startedAtMs });
    await sweep().then(
      (report) => logReport(log, report, context()),
      (cause: unknown) => log.writeFailure({ event: 'sweep-failed' }, context(), cause),
    );
  };
