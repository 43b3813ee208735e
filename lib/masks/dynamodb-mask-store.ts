import type { QueryCommandOutput, ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import { Problem } from '../errors/problem.ts';
import type { E164 } from '../phone/e164.ts';
import type { Key, Row } from './items.ts';
import {
  ANY_CALLER,
  maskKey,
  maskToRow,
  requestKey,
  requestToRow,
  rowToMask,
  rowToRequest,
} from './items.ts';
import type { Mask } from './mask.ts';
import type { MaskStore, Page, PageWish } from './mask-store.ts';

/** The store of masks in DynamoDB. Single-item conditional writes only: each step can be resumed, at half the price. */
export const makeDynamodbMaskStore = (table: Table): MaskStore => {
  const find = (key: Key): Promise<Row | undefined> => getRow(table, key);
  const write = (row: Row, guard: Guard): Promise<boolean> => putRow(table, row, guard);
  return {
    find: async (mask) => mapRow(await find(maskKey(mask)), rowToMask),
    insert: (mask) => write(maskToRow(mask), ABSENT),
    replace: (before, after) => write(maskToRow(after), { etag: before.etag }),
    remove: (mask) => deleteRow(table, maskKey(mask.mask), mask.etag),
    list: (wish) => listMasks(wish, (after) => scan(table, after)),
    listByNumber: (number, wish) => listMasks(wish, (after) => queryByPerson(table, number, after)),

    findRequest: async (id) => mapRow(await find(requestKey(id)), rowToRequest),
    insertRequest: (request) => write(requestToRow(request), ABSENT),
    replaceRequest: (before, after) => write(requestToRow(after), { etag: before.etag }),
    removeRequest: (request) => deleteRow(table, requestKey(request.id), request.etag),
  };
};

type Guard = { readonly etag: string } | typeof ABSENT;

const ABSENT = 'absent';

const mapRow = <T>(row: Row | undefined, map: (row: Row) => T): T | undefined =>
  row === undefined ? undefined : map(row);

const getRow = async ({ client, name }: Table, key: Key): Promise<Row | undefined> => {
  const command = new GetCommand({ TableName: name, Key: key, ConsistentRead: true });
  return (await unlessDown(() => client.send(command))).Item;
};

/**
 * Writes the row if the guard holds. The SDK repeats a write whose answer was lost; by then the row carries our own
 * etag, which is random, so `etag = :mine` recognises a write of ours that has happened already.
 */
const putRow = ({ client, name }: Table, row: Row, guard: Guard): Promise<boolean> => {
  const isFree = guard === ABSENT ? 'attribute_not_exists(pk)' : 'etag = :before';
  const isOursAlready = 'etag = :mine';
  const command = new PutCommand({
    TableName: name,
    Item: row,
    ConditionExpression: `${isFree} OR ${isOursAlready}`,
    ExpressionAttributeValues: { ':mine': row['etag'], ...(guard !== ABSENT && { ':before': guard.etag }) },
  });
  return unlessConditionFails(() => client.send(command));
};

const deleteRow = ({ client, name }: Table, key: Key, etag: string): Promise<boolean> => {
  const command = new DeleteCommand({
    TableName: name,
    Key: key,
    ConditionExpression: 'attribute_not_exists(pk) OR etag = :before',
    ExpressionAttributeValues: { ':before': etag },
  });
  return unlessConditionFails(() => client.send(command));
};

type Rows = Pick<QueryCommandOutput | ScanCommandOutput, 'Items' | 'LastEvaluatedKey'>;
type ReadRows = (after: Record<string, unknown> | undefined) => Promise<Rows>;

/** Reads on until the page is full or nothing is left: a page of the table may hold few masks, or none. */
const listMasks = async ({ limit, after }: PageWish, readRows: ReadRows): Promise<Page> => {
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

const scan = ({ client, name }: Table, after: Record<string, unknown> | undefined): Promise<Rows> => {
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
    ExpressionAttributeValues: { ':person': person, ':mask': '+' },
    ExclusiveStartKey: after && { ...after, person },
  });
  return unlessDown(() => table.client.send(command));
};

const unlessConditionFails = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
      return false;
    }
    throw unavailable(error);
  }
};

const unlessDown = async <T>(read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw unavailable(error);
  }
};

const unavailable = (cause: unknown): Problem =>
  new Problem(
    'table-unavailable',
    'The table did not answer. Repeat the request, a POST with its Idempotency-Key; nothing is done twice.',
    { cause },
  );
