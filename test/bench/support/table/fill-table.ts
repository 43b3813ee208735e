import type { BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../../lib/aws/table.ts';
import type { MaskId } from '../../../../lib/ids.ts';
import { maskToRow } from '../../../../lib/table/rows.ts';
import { addKey } from '../../../../lib/table/webhook-keys.ts';
import { KEY } from '../../../support/calls/call-world.ts';
import { e164, makeMask } from '../../../support/numbers/masks.ts';

/** DynamoDB takes no larger batch of writes. */
const BATCH = 25;

/** So many batches are under way at once: more make no table faster. */
const WRITERS = 16;

/** Areas with a 9 in the middle are kept free in North America: nobody has these numbers, and there are enough. */
export const inventedMask = (index: number): string => `+1290${String(index).padStart(7, '0')}`;

const inventedNumber = (index: number): string => `+1390${String(index).padStart(7, '0')}`;

/** Writes the webhook key and so many live masks, as creations leave them, into an empty table. */
export const fillTable = async (table: Table, masks: number): Promise<void> => {
  await addKey(table, KEY, { connection: 'tropo' });
  let next = 0;
  const write = async (): Promise<void> => {
    while (next < masks) {
      const first = next;
      next += BATCH;
      await writeBatch(table, rowsFrom(first, Math.min(next, masks)));
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
};

type Requests = { readonly PutRequest: { readonly Item: Record<string, unknown> } }[];

const rowsFrom = (first: number, end: number): Requests =>
  Array.from({ length: end - first }, (_, offset) => {
    const index = first + offset;
    const mask = makeMask({
      id: `msk_${index}` as MaskId,
      mask: e164(inventedMask(index)),
      number: e164(inventedNumber(index)),
    });
    return { PutRequest: { Item: { ...maskToRow(mask) } } };
  });

const writeBatch = async ({ client, name }: Table, requests: Requests): Promise<void> => {
  let left: Requests | undefined = requests;
  while (left !== undefined && left.length > 0) {
    const answer: BatchWriteCommandOutput = await client.send(
      new BatchWriteCommand({ RequestItems: { [name]: left } }),
    );
    left = answer.UnprocessedItems?.[name] as Requests | undefined;
  }
};
