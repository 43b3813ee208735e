import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { makeDynamodbBlocks } from '../../../lib/table/blocks.ts';
import { callerKey } from '../../../lib/table/keys.ts';
import { MASK, makeBlock } from '../../support/numbers/masks.ts';
import type { TestTable } from '../../support/table/table.ts';
import { startTestTable } from '../../support/table/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

const BLOCK = makeBlock();

test.each(['lease', 'callback'])(
  'a %s of the caller is neither overwritten, removed nor taken for a block',
  async (kind) => {
    const other = { ...callerKey(MASK, BLOCK.caller), kind };
    const { client, name } = await table.another();
    await client.send(new PutCommand({ TableName: name, Item: other }));
    const blocks = makeDynamodbBlocks({ client, name });
    await expect(blocks.putBlock(BLOCK)).rejects.toThrow('another kind');
    expect(await blocks.removeBlock(MASK, BLOCK.caller)).toBe(false);
    await expect(blocks.listBlocks(MASK)).rejects.toThrow('another kind');
  },
);

test('a block is written over an earlier block of the same caller', async () => {
  const blocks = makeDynamodbBlocks(await table.another());
  await blocks.putBlock(BLOCK);
  await blocks.putBlock({ ...BLOCK, etag: 'second' });
  expect(await blocks.listBlocks(MASK)).toEqual([{ ...BLOCK, etag: 'second' }]);
});
