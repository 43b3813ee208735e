import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../aws/table.ts';
import type { CountCall } from '../calls/call-limits.ts';
import { callsKey } from './items.ts';

/** The row of a minute is of no use after it; the table may take its time to forget it. */
const KEPT_SECONDS = 60 * 60;

/**
 * Counts calls in the table: exact, because the table itself compares and adds in one step. Where the answer of a write
 * is lost the SDK repeats it and one call counts twice: then fewer are connected, never more.
 */
export const makeDynamodbCallCounter =
  ({ client, name }: Table): CountCall =>
  async (mask, minute, limit) => {
    const command = new UpdateCommand({
      TableName: name,
      Key: callsKey(mask, minute),
      UpdateExpression: 'ADD calls :one SET purgeAtSeconds = :purgeAt',
      ConditionExpression: 'attribute_not_exists(calls) OR calls < :limit',
      ExpressionAttributeValues: { ':one': 1, ':limit': limit, ':purgeAt': minute * 60 + KEPT_SECONDS },
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') {
        return false;
      }
      throw error;
    }
  };
