import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../lib/aws/table.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { startFaultProxy } from './fault-proxy.ts';
import type { TestTable } from './table.ts';
import { makeTestClient, startTestTable } from './table.ts';

export interface FaultyTable {
  /** For what the test itself writes. */
  readonly table: TestTable;
  /** The same table, behind the proxy: the SDK repeats nothing, as in the function that answers calls. */
  readonly behind: Table;
  readonly proxy: FaultProxy;
  readonly stop: () => Promise<void>;
}

/** A fresh table, and a way to it that fails on demand. */
export const startFaultyTable = async (): Promise<FaultyTable> => {
  const table = await startTestTable();
  const proxy = await startFaultProxy(table);
  const client = makeTestClient(proxy.endpoint, 1);
  return {
    table,
    behind: { name: table.name, client: DynamoDBDocumentClient.from(client) },
    proxy,
    stop: async () => {
      client.destroy();
      await proxy.stop();
      await table.stop();
    },
  };
};
