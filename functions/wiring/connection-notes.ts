import type { Table } from '../../lib/aws/table.ts';
import type { Connection } from '../../lib/carriers/connection.ts';
import type { ReconciliationNotes } from '../../lib/numbers/reconciling/reconciliation-notes.ts';
import { makeDynamodbReconciliationNotes } from '../../lib/table/reconciliation-notes.ts';

/** The notes of the reconciliations of each connection. */
export const connectionNotes = (
  table: Table,
  connections: readonly Pick<Connection, 'name'>[],
): readonly ReconciliationNotes[] =>
  connections.map(({ name }) => makeDynamodbReconciliationNotes(table, name));
