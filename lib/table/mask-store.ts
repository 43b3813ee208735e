import type { QueryCommandOutput, ScanCommandOutput } from '@aws-sdk/lib-dynamodb';
import { QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { Mask } from '../masks/mask.ts';
import type { MaskStore, Page, PageQuery, ScanPage } from '../masks/mask-store.ts';
import type { E164 } from '../phone/e164.ts';
import { makeDynamodbBlocks } from './blocks.ts';
import { ABSENT, deleteRow, type Guard, getRow, putRow, unlessDown } from './commands.ts';
import { makeDynamodbPersons } from './people.ts';
import type { Key, Row } from './rows.ts';
import {
  ANY_CALLER,
  maskKey,
  maskToRow,
  PERSON,
  REQUEST,
  requestKey,
  requestToRow,
  rowToMask,
  rowToRequest,
  rowToSlots,
  slotsKey,
  slotsToRow,
} from './rows.ts';

/** The store of masks in DynamoDB. Single-item conditional writes only: each step can be resumed, at half the price. */
export const makeDynamodbMaskStore = (table: Table): MaskStore => {
  const find = (key: Key): Promise<Row | undefined> => getRow(table, key);
  const write = (row: Row, guard: Guard): Promise<boolean> => putRow(table, row, guard);
  return {
    find: async (mask) => mapRow(await find(maskKey(mask)), rowToMask),
    insert: (mask) => write(maskToRow(mask), ABSENT),
    replace: (before, after) => write(maskToRow(after), { etag: before.etag }),
    remove: (mask) => deleteRow(table, maskKey(mask.mask), mask.etag),
    list: (wanted) => listMasks(wanted, (after) => scanMasks(table, after)),
    listByNumber: (number, wanted) => listMasks(wanted, (after) => queryByPerson(table, number, after)),
    scan: (cursor) => scanAll(table, cursor),

    findRequest: async (id) => mapRow(await find(requestKey(id)), rowToRequest),
    insertRequest: (request) => write(requestToRow(request), ABSENT),
    replaceRequest: (before, after) => write(requestToRow(after), { etag: before.etag }),
    removeRequest: (request) => deleteRow(table, requestKey(request.id), request.etag),

    ...makeDynamodbBlocks(table),
    ...makeDynamodbPersons(table),
    findSlots: async (quota) => mapRow(await find(slotsKey(quota)), rowToSlots),
    insertSlots: (slots) => write(slotsToRow(slots), ABSENT),
    replaceSlots: (before, after) => write(slotsToRow(after), { etag: before.etag }),
    removeSlots: (slots) => deleteRow(table, slotsKey(slots), slots.etag),
  };
};

const mapRow = <T>(row: Row | undefined, map: (row: Row) => T): T | undefined =>
  row === undefined ? undefined : map(row);

type Rows = Pick<QueryCommandOutput | ScanCommandOutput, 'Items' | 'LastEvaluatedKey'>;
type ReadRows = (after: Record<string, unknown> | undefined) => Promise<Rows>;

/** Reads on until the page is full or nothing is left: a page of the table may hold few masks, or none. */
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
    ExpressionAttributeValues: { ':person': person, ':mask': '+', ':anyCaller': ANY_CALLER },
    ExclusiveStartKey: after && { ...after, person },
  });
  return unlessDown(() => table.client.send(command));
};

/** Strongly consistent, at twice the price of a list: what is not in it is not on file. */
const scanAll = async ({ client, name }: Table, cursor?: string): Promise<ScanPage> => {
  const command = new ScanCommand({
    TableName: name,
    ConsistentRead: true,
    FilterExpression: 'sk IN (:anyCaller, :request, :person)',
    ExpressionAttributeValues: { ':anyCaller': ANY_CALLER, ':request': REQUEST, ':person': PERSON },
    ExclusiveStartKey: cursor === undefined ? undefined : JSON.parse(cursor),
  });
  const { Items = [], LastEvaluatedKey } = await unlessDown(() => client.send(command));
  return {
    masks: Items.filter(({ sk }) => sk === ANY_CALLER).map(rowToMask),
    requests: Items.filter(({ sk }) => sk === REQUEST).map(rowToRequest),
    slots: Items.filter(({ sk }) => sk === PERSON).map(rowToSlots),
    ...(LastEvaluatedKey !== undefined && { cursor: JSON.stringify(LastEvaluatedKey) }),
  };
};
