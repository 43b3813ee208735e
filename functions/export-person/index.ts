import { makeExportPerson } from '../../lib/people/export-person.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connections } from '../wiring/config.ts';
import { connectionNotes } from '../wiring/connection-notes.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { openTable } from '../wiring/open-table.ts';
import { pageDeadline } from '../wiring/page-deadline.ts';
import { exportPersonHandler } from './handler.ts';

const environment = readEnvironment();
const table = openTable(environment, 'withoutCarrier');

export const handler = exportPersonHandler({
  ...makeClockAndLog(environment),
  exportPerson: makeExportPerson({
    store: makeDynamodbStore(table),
    notes: connectionNotes(table, connections(environment)),
    deadline: pageDeadline,
  }),
});
