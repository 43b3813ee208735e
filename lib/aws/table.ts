import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** The one table, and how to reach it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface TableOptions {
  readonly name: string;
  /** How long to wait for a connection, and then for an answer, each time the SDK tries. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
}

/** For calls of the API, which nobody listens to: patient enough for a slow moment of the table. */
const TIMEOUT_MS = 3_000;
const MAX_ATTEMPTS = 3;

/** Where the table is and who we are, the SDK reads from the environment, as every AWS tool does. */
export const connectTable = ({
  name,
  timeoutMs = TIMEOUT_MS,
  maxAttempts = MAX_ATTEMPTS,
}: TableOptions): Table => {
  const client = new DynamoDBClient({
    maxAttempts,
    requestHandler: { connectionTimeout: timeoutMs, requestTimeout: timeoutMs, throwOnRequestTimeout: true },
  });
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
};
