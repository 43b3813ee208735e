import type { Table } from '../aws/table.ts';
import type { PersonStore } from '../masks/mask-store.ts';
import { queryRows } from './commands.ts';
import { personRowsOf } from './rows.ts';

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
