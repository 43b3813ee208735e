import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Steps, TableRequest } from './recorded-requests.ts';

/** Requests to the table and nothing else, in the order in which a function made them. */
export const makeBareRequests = (): BareRequests => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const send = ({ action, input }: TableRequest): Promise<unknown> => {
    const request = { TableName: '', Key: {}, Item: {}, ...input };
    switch (action) {
      case 'GetItem':
        return client.send(new GetCommand({ ...input, TableName: request.TableName, Key: request.Key }));
      case 'PutItem':
        return client.send(new PutCommand({ ...input, TableName: request.TableName, Item: request.Item }));
      case 'DeleteItem':
        return client.send(new DeleteCommand({ ...input, TableName: request.TableName, Key: request.Key }));
    }
  };
  return {
    replay: async (steps) => {
      for (const step of steps) {
        await Promise.all(step.map(send));
      }
    },
  };
};

export interface BareRequests {
  readonly replay: (steps: Steps) => Promise<void>;
}
