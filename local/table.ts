import { once } from 'node:events';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateTableCommand, ResourceInUseException, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { isFromThisMachine, REFUSAL } from './server/only-this-machine.ts';

/** The table of the stack (cdk/mask-table.ts; a test compares them), without the features that only AWS has. */
export const tableDefinition = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'person', AttributeType: 'S' },
    { AttributeName: 'listedIn', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'byPerson',
      KeySchema: [
        { AttributeName: 'person', KeyType: 'HASH' },
        { AttributeName: 'pk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'byList',
      KeySchema: [
        { AttributeName: 'listedIn', KeyType: 'HASH' },
        { AttributeName: 'pk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
});

export interface LocalTable {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

export interface LocalTableOptions {
  /** The URL of a DynamoDB that runs already. Left out: one is started in this process. */
  readonly endpoint?: string | undefined;
  /** Where to keep the rows. Left out: in memory. Ignored with `endpoint`. */
  readonly path?: string | undefined;
}

/** Uses the DynamoDB at `endpoint`, or starts dynalite on a free port of the loopback interface. */
export const startDynamodb = async ({ endpoint, path }: LocalTableOptions): Promise<LocalTable> => {
  if (endpoint !== undefined) {
    return { endpoint, stop: async () => undefined };
  }
  const server: Server = dynalite({ createTableMs: 0, ...(path !== undefined && { path }) });
  refuseForeigners(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { endpoint: `http://127.0.0.1:${port}`, stop };
};

/** Refuses other sites' pages, because dynalite lets the pages of every site read its answers. */
const refuseForeigners = (server: Server): void => {
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request').on('request', (incoming, outgoing) => {
    const { headers } = incoming;
    if (!isFromThisMachine((name) => headers[name]?.toString())) {
      outgoing.writeHead(403).end(REFUSAL);
      return;
    }
    for (const listener of listeners) {
      listener(incoming, outgoing);
    }
  });
};

/** Creates the table unless it exists, and waits until it takes rows. */
export const createTable = async (client: DynamoDBClient, name: string): Promise<void> => {
  try {
    await client.send(new CreateTableCommand(tableDefinition(name)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) {
      throw error;
    }
  }
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.05, maxDelay: 1 }, { TableName: name });
};
