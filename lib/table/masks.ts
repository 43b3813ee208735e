import type { QueryCommandOutput, ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { Mask } from '../masks/mask.ts';
import type { MaskLists, MaskStore, Page, PageQuery } from '../masks/mask-store.ts';
import type { NumberStore } from '../numbers/number-store.ts';
import type { E164 } from '../phone/e164.ts';
import { ABSENT, deleteRow, findRow, putRow, unlessDown } from './commands.ts';
import { ANY_CALLER, indexedPerson, maskKey } from './keys.ts';
import { maskToRow, rowToMask } from './rows.ts';

/**
 * Owned numbers and their assignments in DynamoDB. All writes are single-item and conditional: each step of a purchase can
 * be resumed, at half the price of a transaction.
 */
export const makeDynamodbMasks = (table: Table): MaskStore & NumberStore => ({
  find: (mask) => findRow(table, maskKey(mask), rowToMask),
  insert: (row) => putRow(table, maskToRow(row), ABSENT),
  replace: (before, after) => putRow(table, maskToRow(after), { etag: before.etag }),
  remove: ({ mask, etag }) => deleteRow(table, maskKey(mask), etag),
});

export const makeDynamodbMaskLists = (table: Table): MaskLists => ({
  list: (query) => listMasks(query, (after) => scanMasks(table, after)),
  listByNumber: (number, query) => listMasks(query, (after) => queryByPerson(table, number, after)),
});

type Rows = Pick<QueryCommandOutput | ScanCommandOutput, 'Items' | 'LastEvaluatedKey'>;
type ReadRows = (after: Record<string, unknown> | undefined) => Promise<Rows>;

/** Reads until the page is full or nothing is left, because a page of the table may hold few masks or none. */
const listMasks = async ({ limit, after }: PageQuery, readRows: ReadRows): Promise<Page> => {
  const masks: Mask[] = [];
  let from: Record<string, unknown> | undefined = after && { ...maskKey(after) };
  do {
    const { Items = [], LastEvaluatedKey } = await readRows(from);
    masks.push(...Items.map(rowToMask).filter((mask) => mask.state !== 'released'));
    from = LastEvaluatedKey;
  } while (from !== undefined && masks.length < limit);
  const page = masks.slice(0, limit);
  const last = page.at(-1);
  const isLastPage = from === undefined && masks.length <= limit;
  return isLastPage || last === undefined ? { masks: page } : { masks: page, after: last.mask };
};

const scanMasks = ({ client, name }: Table, after: Record<string, unknown> | undefined): Promise<Rows> => {
  const command = new ScanCommand({
    TableName: name,
    FilterExpression: 'sk = :anyCaller',
    ExpressionAttributeValues: { ':anyCaller': ANY_CALLER },
    ExclusiveStartKey: after,
  });
  return unlessDown(() => client.send(command));
};

const queryByPerson = (
  table: Table,
  person: E164,
  after: Record<string, unknown> | undefined,
): Promise<Rows> => {
  const command = new QueryCommand({
    TableName: table.name,
    IndexName: 'byPerson',
    KeyConditionExpression: 'person = :person AND begins_with(pk, :mask)',
    FilterExpression: 'sk = :anyCaller',
    ExpressionAttributeValues: { ':person': indexedPerson(person), ':mask': '+', ':anyCaller': ANY_CALLER },
    ExclusiveStartKey: after && { ...after, person: indexedPerson(person) },
  });
  return unlessDown(() => table.client.send(command));
};
