import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { TableScan } from '../numbers/reconciling/table-scan.ts';
import { unlessDown } from './commands.ts';
import { ANY_CALLER, PERSON, REQUEST } from './keys.ts';
import { rowToMask, rowToRequest, rowToSlots } from './rows.ts';

/** Strongly consistent, at twice the price of a list: a number that is missing from it is not on file. */
export const makeDynamodbScan = ({ client, name }: Table): TableScan => ({
  scan: async (cursor) => {
    const command = new ScanCommand({
      TableName: name,
      ConsistentRead: true,
      FilterExpression: 'sk IN (:anyCaller, :request, :person)',
      ExpressionAttributeValues: { ':anyCaller': ANY_CALLER, ':request': REQUEST, ':person': PERSON },
      ExclusiveStartKey: cursor === undefined ? undefined : JSON.parse(cursor),
    });
    const { Items = [], LastEvaluatedKey } = await unlessDown(() => client.send(command));
    return {
      numbers: Items.filter(({ sk }) => sk === ANY_CALLER).map(rowToMask),
      requests: Items.filter(({ sk }) => sk === REQUEST).map(rowToRequest),
      slots: Items.filter(({ sk }) => sk === PERSON).map(rowToSlots),
      ...(LastEvaluatedKey !== undefined && { cursor: JSON.stringify(LastEvaluatedKey) }),
    };
  },
});
