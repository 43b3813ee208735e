import type { Table } from '../aws/table.ts';
import type { TextIndex, TextRow } from '../people/text-index.ts';
import type { E164 } from '../phone/e164.ts';
import { queryPage } from './commands.ts';
import { AFTER, keysAfter } from './lists.ts';
import { MASKS, rowToMask } from './rows.ts';

/** Lists free texts by the index `byList`. */
export const makeDynamodbTexts = (table: Table): TextIndex => ({
  listTexts: async (after, signal) => {
    const query = {
      IndexName: 'byList',
      KeyConditionExpression: `listedIn = :masks AND ${AFTER}`,
      FilterExpression: 'attribute_exists(label) OR attribute_exists(former)',
      ExpressionAttributeValues: { ':masks': MASKS, ...keysAfter(after) },
    };
    const { Items = [], LastEvaluatedKey } = await queryPage(table, query, signal);
    return {
      rows: Items.map((row) => rowToMask(row) as TextRow),
      ...(LastEvaluatedKey !== undefined && { after: LastEvaluatedKey['pk'] as E164 }),
    };
  },
});
