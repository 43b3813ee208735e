import { connectTable } from '../../lib/aws/table.ts';
import { makeListCarriers } from '../../lib/carriers/check-carriers.ts';
import { carrierDeadline } from '../wiring/carrier-deadline.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { tableName } from '../wiring/config.ts';
import { connectCarriers } from '../wiring/connect-carriers.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { listCarriersHandler } from './handler.ts';

const environment = readEnvironment();
const table = connectTable({ name: tableName(environment) });

export const handler = listCarriersHandler({
  ...makeClockAndLog(environment),
  listCarriers: makeListCarriers({
    connections: connectCarriers(environment, table),
    deadline: carrierDeadline,
  }),
});
