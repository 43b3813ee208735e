import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { reconciliationSettings } from '../wiring/config.ts';
import { connectNumbers } from '../wiring/connect-numbers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { makeReconciliations } from '../wiring/reconciliations.ts';
import { reconcileHandler } from './handler.ts';

const environment = readEnvironment();
const settings = reconciliationSettings(environment);

export const handler = reconcileHandler({
  ...makeClockAndLog(environment),
  reconciliations: makeReconciliations(connectNumbers(environment)).map(({ connection, reconcileWith }) => ({
    connection,
    run: (budgetSeconds) => reconcileWith(settings)({ budgetSeconds }),
  })),
});
