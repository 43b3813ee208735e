import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { BlockStore } from '../masks/mask-store.ts';
import { queryRows, unlessDown } from './commands.ts';
import { blockKey, blockToRow, isBlockRow, rowToBlock } from './rows.ts';

/** The blocks of all masks, in the one table: each stands beside its mask. */
export const makeDynamodbBlocks = (table: Table): BlockStore => {
  const { client, name: TableName } = table;
  return {
    putBlock: async (block) => {
      const command = new PutCommand({ TableName, Item: blockToRow(block) });
      await unlessDown(() => client.send(command));
    },
    removeBlock: async (mask, caller) => {
      const command = new DeleteCommand({ TableName, Key: blockKey(mask, caller), ReturnValues: 'ALL_OLD' });
      return (await unlessDown(() => client.send(command))).Attributes !== undefined;
    },
    listBlocks: async (mask) => {
      const rows = await queryRows(table, {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :mask',
        ExpressionAttributeValues: { ':mask': mask },
      });
      return rows.filter(isBlockRow).map(rowToBlock);
    },
  };
};
