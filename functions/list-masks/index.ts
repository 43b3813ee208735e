import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openStore } from '../wiring/open-store.ts';
import { pageDeadline } from '../wiring/page-deadline.ts';
import { listMasksHandler } from './handler.ts';

const environment = readEnvironment();
const store = openStore(environment);

export const handler = listMasksHandler({
  ...makeClockAndLog(environment),
  deadline: pageDeadline,
  listMasks: ({ number, ...wanted }) =>
    number === undefined ? store.list(wanted) : store.listByNumber(number, wanted),
});
