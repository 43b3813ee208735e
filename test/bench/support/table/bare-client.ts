import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { Key } from '../../../../lib/table/keys.ts';

/** What the SDK costs whoever uses it as its documentation says: the measure of all our own work. */
export const makeBareClient = (TableName: string): BareClient => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  return {
    batch: (keys) => {
      const Keys = keys.map((key) => ({ ...key }));
      return client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: { Keys, ConsistentRead: true } } }),
      );
    },
    get: (key) => client.send(new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true })),
  };
};

export interface BareClient {
  readonly batch: (keys: readonly Key[]) => Promise<unknown>;
  readonly get: (key: Key) => Promise<unknown>;
}
