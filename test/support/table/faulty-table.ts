import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Table } from '../../../lib/aws/table.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { startFaultProxy } from './fault-proxy.ts';
import type { TestTable } from './table.ts';
import { makeTestClient, startTestTable } from './table.ts';

/** A way to a table that fails on demand. */
export interface FaultyWay {
  /** The table, behind the proxy: the SDK repeats nothing, as in the function that answers calls. */
  readonly behind: Table;
  readonly proxy: FaultProxy;
  readonly stop: () => Promise<void>;
}

export interface FaultyTable extends FaultyWay {
  /** For what the test itself writes. */
  readonly table: TestTable;
}

export const startFaultyWay = async (table: Pick<TestTable, 'endpoint' | 'name'>): Promise<FaultyWay> => {
  const proxy = await startFaultProxy(table);
  const client = makeTestClient(proxy.endpoint, 1);
  return {
    behind: { name: table.name, client: DynamoDBDocumentClient.from(client) },
    proxy,
    stop: async () => {
      client.destroy();
      await proxy.stop();
    },
  };
};

/** A fresh table, and a faulty way to it. */
export const startFaultyTable = async (): Promise<FaultyTable> => {
  const table = await startTestTable();
  const way = await startFaultyWay(table);
  return {
    ...way,
    table,
    stop: async () => {
      await way.stop();
      await table.stop();
    },
  };
};
