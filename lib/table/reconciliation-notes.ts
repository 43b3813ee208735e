import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { ConnectionName } from '../carriers/connection.ts';
import type { OrphanNote, ReconciliationNotes } from '../numbers/reconciling/reconciliation-notes.ts';
import type { E164 } from '../phone/e164.ts';
import { getRow, queryRows, unlessDown } from './commands.ts';
import type { Key } from './keys.ts';
import { ORPHAN, orphanKey, progressKey } from './keys.ts';
import type { Row } from './rows.ts';
import { orphanToRow, progressToRow, rowToOrphan, rowToProgress } from './rows.ts';

/** The notes of a connection's reconciliations in DynamoDB. */
export const makeDynamodbReconciliationNotes = (
  table: Table,
  connection: ConnectionName,
): ReconciliationNotes => ({
  orphans: () => queryOrphans(table, connection),
  putOrphan: (note) => put(table, orphanToRow(connection, note)),
  removeOrphan: (number: E164) => remove(table, orphanKey(connection, number)),
  progress: async () => {
    const row = await getRow(table, progressKey(connection));
    return row === undefined ? undefined : rowToProgress(row);
  },
  putProgress: (progress) => put(table, progressToRow(connection, progress)),
  removeProgress: () => remove(table, progressKey(connection)),
});

const put = async ({ client, name }: Table, row: Row): Promise<void> => {
  await unlessDown(() => client.send(new PutCommand({ TableName: name, Item: row })));
};

const remove = async ({ client, name }: Table, key: Key): Promise<void> => {
  await unlessDown(() => client.send(new DeleteCommand({ TableName: name, Key: key })));
};

const queryOrphans = async (table: Table, connection: ConnectionName): Promise<readonly OrphanNote[]> => {
  const rows = await queryRows(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :notes AND begins_with(sk, :orphan)',
    ExpressionAttributeValues: { ':notes': progressKey(connection).pk, ':orphan': ORPHAN },
  });
  return rows.map(rowToOrphan);
};
