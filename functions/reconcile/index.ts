import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { reconciliationSettings } from '../wiring/config.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { makeReconciliations } from '../wiring/reconciliations.ts';
import { reconcileHandler } from './handler.ts';

/** Of Lambda's 15 minutes. A step that begins in the last second may still ask the carrier twice. */
const BUDGET_SECONDS = 13 * 60;

const environment = readEnvironment();
const settings = reconciliationSettings(environment);
const all = makeReconciliations(connectNumbers(environment));
const budgetSeconds = BUDGET_SECONDS / all.length;

export const handler = reconcileHandler({
  ...makeClockAndLog(environment),
  reconciliations: all.map(({ connection, reconcileWith }) => ({
    connection,
    run: () => reconcileWith(settings)({ budgetSeconds }),
  })),
});
