import type { QueryCommandInput, QueryCommandOutput, ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import { Problem } from '../errors/problem.ts';
import type { Key } from './keys.ts';
import type { Row } from './rows.ts';

export type Guard = { readonly etag: string } | typeof ABSENT;

export const ABSENT = 'absent';

export const getRow = async ({ client, name }: Table, key: Key): Promise<Row | undefined> => {
  const command = new GetCommand({ TableName: name, Key: key, ConsistentRead: true });
  return (await unlessDown(() => client.send(command))).Item;
};

/** The row of that key, mapped to the domain's type. */
export const findRow = async <T>(table: Table, key: Key, map: (row: Row) => T): Promise<T | undefined> => {
  const row = await getRow(table, key);
  return row === undefined ? undefined : map(row);
};

type Page = Pick<QueryCommandOutput, 'Items' | 'LastEvaluatedKey'>;
type ReadPage = (from: Row | undefined) => Promise<Page>;

const allRows = async (readPage: ReadPage): Promise<readonly Row[]> => {
  const rows: Row[] = [];
  let from: Row | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await readPage(from);
    rows.push(...Items);
    from = LastEvaluatedKey;
  } while (from !== undefined);
  return rows;
};

export type Query = Omit<QueryCommandInput, 'TableName'>;

/** One page of what the query finds. `signal` ends the reading. @throws Problem `table-unavailable` */
export const queryPage = ({ client, name }: Table, query: Query, signal?: AbortSignal): Promise<Page> => {
  const command = new QueryCommand({ ...query, TableName: name });
  return unlessDown(() => client.send(command, { ...(signal && { abortSignal: signal }) }));
};

/** Every row that the query finds, over all pages. */
export const queryRows = (table: Table, query: Query): Promise<readonly Row[]> =>
  allRows((from) => queryPage(table, { ...query, ExclusiveStartKey: from }));

/** Every row of the table that passes the filter, strongly consistent, over all pages. It reads the whole table. */
export const scanRows = (
  { client, name }: Table,
  filter: Pick<ScanCommandInput, 'ExpressionAttributeValues' | 'FilterExpression'>,
): Promise<readonly Row[]> =>
  allRows((from) => {
    const all = { ...filter, TableName: name, ConsistentRead: true, ExclusiveStartKey: from };
    return unlessDown(() => client.send(new ScanCommand(all)));
  });

/**
 * Writes the row if the guard holds. The SDK retries a write whose answer was lost. By then the row has the etag of this
 * write, which is random, so `etag = :mine` lets the retry succeed.
 */
export const putRow = ({ client, name }: Table, row: Row, guard: Guard): Promise<boolean> => {
  const isFree = guard === ABSENT ? 'attribute_not_exists(pk)' : 'etag = :before';
  const isWritten = 'etag = :mine';
  const command = new PutCommand({
    TableName: name,
    Item: row,
    ConditionExpression: `${isFree} OR ${isWritten}`,
    ExpressionAttributeValues: { ':mine': row['etag'], ...(guard !== ABSENT && { ':before': guard.etag }) },
  });
  return unlessConditionFails(() => client.send(command));
};

export const deleteRow = ({ client, name }: Table, key: Key, etag: string): Promise<boolean> => {
  const command = new DeleteCommand({
    TableName: name,
    Key: key,
    ConditionExpression: 'attribute_not_exists(pk) OR etag = :before',
    ExpressionAttributeValues: { ':before': etag },
  });
  return unlessConditionFails(() => client.send(command));
};

/** Whether the write was made. `false`: its condition did not hold. @throws Problem `table-unavailable` */
export const unlessConditionFails = async (write: () => Promise<unknown>): Promise<boolean> => {
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

/** @throws Problem `table-unavailable` for any failure */
export const unlessDown = async <T>(read: () => Promise<T>): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    throw unavailable(error);
  }
};

const unavailable = (cause: unknown): Problem =>
  new Problem('table-unavailable', 'The table did not answer.', { cause });
