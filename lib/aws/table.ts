import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Sha256 } from './sha256.ts';

/** The one table, and how to reach it. */
export interface Table {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

export interface TableOptions {
  readonly name: string;
  /** How long to wait for the beginning of an answer, connecting included, each time the SDK tries. */
  readonly timeoutMs?: number;
  readonly maxAttempts?: number;
}

/** For calls of the API, which nobody listens to: patient enough for a slow moment of the table. */
const TIMEOUT_MS = 3_000;
const MAX_ATTEMPTS = 3;

/**
 * The SDK's time-out of a request ends with the first bytes of the answer. One that begins and then falls silent is given up
 * after this: six seconds, because a shorter time is set up for each request, and a longer one only for those that take three.
 */
const SILENCE_MS = 6_000;

/**
 * What the SDK does for each request and nobody has a use for: it prepares a log that is off, writes a header for functions
 * that invoke each other in circles, and describes this program anew.
 */
const IDLE_STEPS = ['loggerMiddleware', 'recursionDetectionMiddleware', 'getUserAgentMiddleware'];

/**
 * No request waits until another one is done, least of all one that was sent again because the other got no answer. Few
 * connections are kept while nothing comes: they may die unnoticed then, and must be fewer than the attempts of a read
 * (lib/table/calls/hedged.ts), so that the last one has a new connection.
 */
const CONNECTIONS = { maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 4 };

/** Where the table is and who we are, the SDK reads from the environment, as every AWS tool does. */
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
