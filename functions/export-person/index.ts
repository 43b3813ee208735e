import { connectTable } from '../../lib/aws/table.ts';
import { makeExportPerson } from '../../lib/people/export-person.ts';
import { makeDynamodbStore } from '../../lib/table/store.ts';
import { makeClockAndLog } from '../wiring/clock-and-log.ts';
import { connections, tableName } from '../wiring/config.ts';
import { connectionNotes } from '../wiring/connection-notes.ts';
import { readEnvironment } from '../wiring/environment.ts';
import { pageDeadline } from '../wiring/page-deadline.ts';
import { exportPersonHandler } from './handler.ts';

const environment = readEnvironment();
const table = connectTable({ name: tableName(environment) });

export const handler = exportPersonHandler({
  ...makeClockAndLog(environment),
  exportPerson: makeExportPerson({
    store: makeDynamodbStore(table),
    notes: connectionNotes(table, connections(environment)),
    deadline: pageDeadline,
  }),
});
