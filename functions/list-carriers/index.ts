import { makeListCarriers } from '../../lib/carriers/check-carriers.ts';
import { carrierDeadline } from '../wiring/carrier-deadline.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openTable } from '../wiring/open-table.ts';
import { listCarriersHandler } from './handler.ts';

const environment = readEnvironment();
const table = openTable(environment, 'withCarrier');

export const handler = listCarriersHandler({
  ...makeClockAndLog(environment),
  listCarriers: makeListCarriers({
    connections: connectCarriers(environment, table),
    deadline: carrierDeadline,
  }),
});
