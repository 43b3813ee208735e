import type { Table } from '../aws/table.ts';
import type { Mask } from '../masks/mask.ts';
import type { StoredRequest } from '../numbers/buying/stored-request.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import type { PersonIndex, PersonRows } from '../people/person-index.ts';
import { queryRows } from './commands.ts';
import { indexedPerson } from './keys.ts';
import type { Row } from './rows.ts';
import { kindOf, rowToBlock, rowToMask, rowToRequest } from './rows.ts';

/** Finds the rows about a person by the index `byPerson`. */
export const makeDynamodbPersonIndex = (table: Table): PersonIndex => ({
  findByPerson: async (person) => {
    const rows = await queryRows(table, {
      IndexName: 'byPerson',
      KeyConditionExpression: 'person = :person',
      ExpressionAttributeValues: { ':person': indexedPerson(person) },
    });
    return personRowsOf(rows);
  },
});

const KINDS = ['block', 'dedicated', 'released', 'request'] as const;

/** Sorts the rows by kind. Tombstones without former settings and erased requests name no person, so the index has none. */
const personRowsOf = (rows: readonly Row[]): PersonRows => {
  const those = (kind: (typeof KINDS)[number]): readonly Row[] =>
    rows.filter((row) => kindOf(row, ...KINDS) === kind);
  return {
    masks: those('dedicated').map((row) => rowToMask(row) as Mask),
    tombstones: those('released').map((row) => rowToMask(row) as Tombstone),
    requests: those('request').map((row) => rowToRequest(row) as StoredRequest),
    blocks: those('block').map(rowToBlock),
  };
};
