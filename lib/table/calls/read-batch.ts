import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../aws/table.ts';
import type { Key } from '../keys.ts';
import type { Row } from '../rows.ts';
import type { Hedged } from './hedged.ts';

/** The rows that were found, by the {@link nameOf} their keys. */
export type Rows = ReadonlyMap<string, Row>;

export const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

interface Part {
  readonly rows: Rows;
  readonly missing: readonly Record<string, unknown>[];
}

/**
 * Reads all keys in one strongly consistent batch. DynamoDB may return only a part of it. That attempt counts as failed, and
 * the next one reads only the missing keys. So no decision is made on a partial answer.
 */
export const readBatch = async (
  { client, name }: Table,
  keys: readonly Key[],
  hedged: Hedged,
  requestTimeout: number,
): Promise<Rows> => {
  let part: Part = { rows: new Map(), missing: distinct(keys) };
  const attempt = async (): Promise<Rows> => {
    const { rows, missing } = part;
    const RequestItems = { [name]: { Keys: [...missing], ConsistentRead: true } };
    const answer = await client.send(new BatchGetCommand({ RequestItems }), { requestTimeout });
    const found = answer.Responses?.[name] ?? [];
    const rest = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    const all = new Map([
      ...rows,
      ...found.map((row) => [nameOf({ pk: row['pk'], sk: row['sk'] }), row] as const),
    ]);
    if (rest.length > 0) {
      part = { rows: all, missing: rest };
      throw new Error('The table returned only a part of the batch.');
    }
    return all;
  };
  return part.missing.length > 0 ? hedged(attempt) : part.rows;
};

/** The table refuses a batch that names a key twice. */
const distinct = (keys: readonly Key[]): readonly Record<string, unknown>[] => [
  ...new Map(keys.map((key) => [nameOf(key), { ...key }])).values(),
];
