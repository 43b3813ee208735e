import type { Table } from '../aws/table.ts';
import { queryRows } from './dynamodb-rows.ts';
import { personRowsOf } from './items.ts';
import type { PersonStore } from './mask-store.ts';

/** What the one table knows of a person, by its index. */
export const makeDynamodbPersons = (table: Table): PersonStore => ({
  findByPerson: async (person) => {
    const rows = await queryRows(table, {
      IndexName: 'byPerson',
      KeyConditionExpression: 'person = :person',
      ExpressionAttributeValues: { ':person': person },
    });
    return personRowsOf(rows);
  },
});
