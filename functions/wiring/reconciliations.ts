import type { ConnectionName } from '../../lib/carriers/connection.ts';
import { makeReconcile } from '../../lib/numbers/reconciling/reconcile.ts';
import type {
  ReconcileOptions,
  ReconciliationSettings,
} from '../../lib/numbers/reconciling/reconcile-dependencies.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import { makeDynamodbReconciliationNotes } from '../../lib/table/reconciliation-notes.ts';
import type { ConnectedNumbers } from './connect-numbers.ts';

/** The reconciliation of one connection's numbers with the table. */
export interface ConnectionReconciliation {
  readonly connection: ConnectionName;
  readonly reconcileWith: (
    settings: ReconciliationSettings,
  ) => (options: ReconcileOptions) => Promise<ReconciliationReport>;
}

/** One for each connection, in the order of preference. */
export const makeReconciliations = ({
  table,
  connections,
  ...numbers
}: ConnectedNumbers): readonly ConnectionReconciliation[] =>
  connections.all.map(({ name: connection, supplier }) => ({
    connection,
    reconcileWith: (settings) =>
      makeReconcile({
        ...numbers,
        connection,
        supplier,
        notes: makeDynamodbReconciliationNotes(table, connection),
        settings,
      }),
  }));
