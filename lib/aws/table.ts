import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Sha256 } from './sha256.ts';

/** The table and a client for it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface TableOptions {
  readonly name: string;
  /** Time limit of each attempt of the SDK up to the first bytes of the answer, connecting included. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
}

/** For the API, where no caller waits: long enough for a slow moment of the table. */
const TIMEOUT_MS = 3_000;
const MAX_ATTEMPTS = 3;

/**
 * The SDK's time-out of a request ends with the first bytes of the answer. This one is for answers that stop after that. It is
 * six seconds because the SDK sets a timer for a shorter time at every request, and for a longer one only after three seconds.
 */
const SILENCE_MS = 6_000;

/**
 * Steps of the SDK for each request that we have no use for: preparing a log that is off, a header against functions that
 * invoke each other in circles, and the user agent.
 */
const IDLE_STEPS = ['loggerMiddleware', 'recursionDetectionMiddleware', 'getUserAgentMiddleware'];

/**
 * No request waits for another to finish, so that a retry never waits for the attempt that it replaces. Idle connections may
 * die unnoticed, so fewer are kept than a read has attempts (lib/table/calls/hedged.ts): the last one gets a new connection.
 */
const CONNECTIONS = { maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 4 };

/** The SDK reads the endpoint, region and credentials from the environment. */
export const connectTable = ({
  name,
  timeoutMs = TIMEOUT_MS,
  maxAttempts = MAX_ATTEMPTS,
}: TableOptions): Table => {
  const client = new DynamoDBClient({
    maxAttempts,
    sha256: Sha256,
    requestHandler: {
      requestTimeout: timeoutMs,
      throwOnRequestTimeout: true,
      socketTimeout: SILENCE_MS,
      httpAgent: CONNECTIONS,
      httpsAgent: CONNECTIONS,
    },
  });
  for (const step of IDLE_STEPS) {
    client.middlewareStack.remove(step);
  }
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  };
};
