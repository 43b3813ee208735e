import { startChild } from '../ask-child.ts';
import { fillTable } from './fill-table.ts';
import { makeBenchTable, startDatabase } from './start-database.ts';

/** A table with one mask and the key that a call needs. */
export interface TableBehindTls {
  readonly name: string;
  readonly endpoint: string;
  /** The same table behind TLS, as DynamoDB is. */
  readonly tlsEndpoint: string;
  readonly stop: () => Promise<void>;
}

export const startTableBehindTls = async (): Promise<TableBehindTls> => {
  const { endpoint, ...database } = await startDatabase();
  const front = startChild('tls-front', { env: {} });
  const table = await makeBenchTable(endpoint);
  await fillTable(table, 1);
  const { endpoint: tlsEndpoint } = await front.ask<{ readonly endpoint: string }>({ endpoint });
  return {
    name: table.name,
    endpoint,
    tlsEndpoint,
    stop: async () => {
      await table.stop();
      await front.stop();
      await database.stop();
    },
  };
};
