import { randomUUID } from 'node:crypto';
import { DeleteTableCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../../lib/aws/table.ts';
import type { LocalTable } from '../../../../local/table.ts';
import { createTable } from '../../../../local/table.ts';
import { makeTestClient } from '../../../support/table/table.ts';
import { startChild } from '../ask-child.ts';

/** dynalite in a process of its own, or the DynamoDB that runs already. */
export const startDatabase = async (): Promise<LocalTable> => {
  const given = process.env['DYNAMODB_ENDPOINT'] ?? '';
  if (given !== '') {
    return { endpoint: given, stop: async () => undefined };
  }
  const child = startChild('database', { env: {} });
  const { endpoint } = await child.ask<{ readonly endpoint: string }>('where');
  return { endpoint, stop: child.stop };
};

export interface BenchTable extends Table {
  readonly stop: () => Promise<void>;
}

/** An empty table, which goes again even where the database stays. */
export const makeBenchTable = async (endpoint: string): Promise<BenchTable> => {
  const client = makeTestClient(endpoint);
  const name = `callmask-bench-${randomUUID()}`;
  await createTable(client, name);
  const stop = async (): Promise<void> => {
    await client.send(new DeleteTableCommand({ TableName: name }));
    client.destroy();
  };
  return { name, client: DynamoDBDocumentClient.from(client), stop };
};
