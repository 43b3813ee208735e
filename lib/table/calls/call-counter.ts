import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../aws/table.ts';
import type { CountCall } from '../../calls/call-limits.ts';
import type { E164 } from '../../phone/e164.ts';
import { callsKey } from '../keys.ts';
import type { RowKind } from '../rows.ts';

/** A row is useless after its minute. DynamoDB deletes it some time after this. */
const KEPT_SECONDS = 60 * 60;

/**
 * Counts calls exactly: the table compares and adds in one step. A write that fails or times out is retried once. It is
 * not hedged, because two attempts at a time would count two calls. If a write succeeds but its answer is lost, one call
 * counts twice: fewer calls are connected, never more. The retry may still run after the caller has heard the fallback
 * message.
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
