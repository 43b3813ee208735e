import { randomBytes } from 'node:crypto';
import type { Table } from '../aws/table.ts';
import { ABSENT, getRow, putRow } from './commands.ts';
import { INSTALLATION } from './keys.ts';
import { installationToRow, rowToInstallation } from './rows.ts';

/** 16 hex digits: no two tables with masks in one account ever get the same. */
const randomName = (): string => randomBytes(8).toString('hex');

/**
 * The random name of the table. It is made once and stored as a row, so a table restored from a backup keeps it and goes on
 * managing the same numbers. Cached.
 */
export const makeDynamodbInstallation = (
  table: Table,
  makeName: () => string = randomName,
): (() => Promise<string>) => {
  let name: Promise<string> | undefined;
  return () => {
    name ??= readOrMake(table, makeName).catch((error: unknown) => {
      name = undefined;
      throw error;
    });
    return name;
  };
};

const readOrMake = async (table: Table, makeName: () => string): Promise<string> => {
  const row = await getRow(table, INSTALLATION);
  if (row !== undefined) {
    return rowToInstallation(row);
  }
  const name = makeName();
  const isMade = await putRow(table, installationToRow(name), ABSENT);
  return isMade ? name : readOrMake(table, makeName);
};
