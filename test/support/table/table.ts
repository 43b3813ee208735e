import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../lib/aws/table.ts';
import { createTable, startDynamodb } from '../../../local/table.ts';

export interface TestTable extends Table {
  readonly endpoint: string;
  /** Another table beside it, empty, for a test that wants one to itself. */
  readonly another: () => Promise<Table>;
  readonly stop: () => Promise<void>;
}

/** A fresh table: in dynalite, or in the DynamoDB that `DYNAMODB_ENDPOINT` names. */
export const startTestTable = async (): Promise<TestTable> => {
  const { endpoint, stop } = await startDynamodb({ endpoint: process.env['DYNAMODB_ENDPOINT'] });
  const client = makeTestClient(endpoint);
  const name = `callmask-test-${randomUUID()}`;
  await createTable(client, name);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let others = 0;
  return {
    endpoint,
    name,
    client: documents,
    another: async () => {
      others += 1;
      const other = `${name}-${others}`;
      await createTable(client, other);
      return { client: documents, name: other };
    },
    stop: async () => {
      client.destroy();
      await stop();
    },
  };
};

/** A client with invented credentials, for a DynamoDB that checks none. */
export const makeTestClient = (endpoint: string, maxAttempts = 3): DynamoDBClient =>
  new DynamoDBClient({
    endpoint,
    maxAttempts,
    region: 'us-east-1',
    requestHandler: { throwOnRequestTimeout: true },
    credentials: { accessKeyId: 'callmask', secretAccessKey: 'callmask' },
  });
