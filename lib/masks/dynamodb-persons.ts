import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import { queryRows, unlessDown } from './dynamodb-rows.ts';
import { personKey, personRowsOf } from './items.ts';
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
  removePerson: async (person) => {
    const command = new DeleteCommand({ TableName: table.name, Key: personKey(person) });
    await unlessDown(() => table.client.send(command));
  },
});
