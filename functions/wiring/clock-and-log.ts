import { nowMs, nowSeconds } from '../../lib/clock.ts';
import type { Log } from '../../lib/log/log.ts';
import { makeLog } from '../../lib/log/log.ts';
import type { Outcome } from '../../lib/outcome.ts';
import type { Environment } from './config.ts';
import { logConfig } from './config.ts';

/** What every function needs. */
export interface ClockAndLog {
  readonly nowMs: () => number;
  readonly nowSeconds: () => number;
  readonly log: Log<Outcome>;
}

export const makeClockAndLog = (environment: Environment): ClockAndLog => ({
  nowMs,
  nowSeconds,
  log: makeLog({ ...logConfig(environment), nowMs }),
});
