import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../aws/table.ts';
import type { CountCall } from '../../calls/call-limits.ts';
import type { E164 } from '../../phone/e164.ts';
import { callsKey } from '../keys.ts';
import type { RowKind } from '../rows.ts';

/** The row of a minute is of no use after it; the table may take its time to forget it. */
const KEPT_SECONDS = 60 * 60;

/**
 * Counts calls in the table: exact, because the table itself compares and adds in one step. A write that fails or gets no
 * answer in time is repeated once, and only then, because two under way would be two calls. Where it was done and its
 * answer was lost, one call counts twice: then fewer are connected, never more. It may still be out when the caller has
 * heard a fallback message.
 */
export const makeDynamodbCallCounter = (table: Table): CountCall => {
  const count: CountCall = async (...counted) => {
    try {
      await table.client.send(countCommand(table.name, ...counted));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
        return false;
      }
      throw error;
    }
  };
  return (...counted) => count(...counted).catch(() => count(...counted));
};

const countCommand = (TableName: string, mask: E164, minute: number, limit: number): UpdateCommand =>
  new UpdateCommand({
    TableName,
    Key: callsKey(mask, minute),
    UpdateExpression: 'ADD calls :one SET purgeAtSeconds = :purgeAt, kind = :kind',
    ConditionExpression: 'attribute_not_exists(calls) OR calls < :limit',
    ExpressionAttributeValues: {
      ':one': 1,
      ':limit': limit,
      ':purgeAt': minute * 60 + KEPT_SECONDS,
      ':kind': 'call-count' satisfies RowKind,
    },
  });
