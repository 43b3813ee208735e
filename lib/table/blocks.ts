import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { BlockStore } from '../masks/block.ts';
import { queryRows, unlessConditionFails } from './commands.ts';
import { CALLER, callerKey, maskKey } from './keys.ts';
import { blockToRow, rowToBlock } from './rows.ts';

/** Rows of other kinds may have the key of a block, and a block must not overwrite one. */
const IS_FREE_OR_BLOCK = {
  ConditionExpression: 'attribute_not_exists(pk) OR kind = :block',
  ExpressionAttributeValues: { ':block': 'block' },
};

/** Blocks in DynamoDB, each beside its mask. */
export const makeDynamodbBlocks = (table: Table): BlockStore => {
  const { client, name: TableName } = table;
  return {
    putBlock: async (block) => {
      const command = new PutCommand({ TableName, Item: blockToRow(block), ...IS_FREE_OR_BLOCK });
      if (!(await unlessConditionFails(() => client.send(command)))) {
        throw new Error('The table holds a row of another kind where a block belongs.');
      }
    },
    removeBlock: async (mask, caller) => {
      const command = new DeleteCommand({
        TableName,
        Key: callerKey(mask, caller),
        ConditionExpression: 'kind = :block',
        ExpressionAttributeValues: IS_FREE_OR_BLOCK.ExpressionAttributeValues,
      });
      return unlessConditionFails(() => client.send(command));
    },
    listBlocks: async (mask) => {
      const rows = await queryRows(table, {
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :mask AND begins_with(sk, :caller)',
        ExpressionAttributeValues: { ':mask': maskKey(mask).pk, ':caller': CALLER },
      });
      return rows.map(rowToBlock);
    },
  };
};
