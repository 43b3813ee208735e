import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { TextIndex, TextRow } from '../people/text-index.ts';
import type { E164 } from '../phone/e164.ts';
import { unlessDown } from './commands.ts';
import { AFTER, keysAfter } from './lists.ts';
import { MASKS, rowToMask } from './rows.ts';

/** Lists free texts by the index `byList`. */
export const makeDynamodbTexts = ({ client, name }: Table): TextIndex => ({
  listTexts: async (after, signal) => {
    const command = new QueryCommand({
      TableName: name,
      IndexName: 'byList',
      KeyConditionExpression: `listedIn = :masks AND ${AFTER}`,
      FilterExpression: 'attribute_exists(label) OR attribute_exists(former)',
      ExpressionAttributeValues: { ':masks': MASKS, ...keysAfter(after) },
    });
    const read = await unlessDown(() => client.send(command, { ...(signal && { abortSignal: signal }) }));
    const { Items = [], LastEvaluatedKey } = read;
    return {
      rows: Items.map((row) => rowToMask(row) as TextRow),
      ...(LastEvaluatedKey !== undefined && { after: LastEvaluatedKey['pk'] as E164 }),
    };
  },
});
