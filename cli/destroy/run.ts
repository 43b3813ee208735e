import type { TableScan } from '../../lib/numbers/reconciling/table-scan.ts';

export interface DestroyOrder {
  readonly stack: string;
  /** The name of the stack's table. @throws Error in words */
  readonly findTable: (stack: string) => Promise<string>;
  readonly openTable: (name: string) => TableScan;
  /** Deletes the stack; it asks first. @returns whether it is gone */
  readonly deleteStack: () => Promise<boolean>;
}

/**
 * Deletes a stack, unless its table holds rented numbers: without the stack no command here can release them.
 * @throws Error in words when it does
 */
export const runDestroy = async ({
  stack,
  findTable,
  openTable,
  deleteStack,
}: DestroyOrder): Promise<boolean> => {
  const table = await findTable(stack);
  const rented = await countRented(openTable(table));
  if (rented > 0) {
    throw new Error(
      `Nothing was deleted: the table ${table} of the stack ${stack} holds ${rented} numbers that you rent. Release them first: npm run callmask -- release-all (docs/take-down.md).`,
    );
  }
  return deleteStack();
};

const countRented = async (table: TableScan): Promise<number> => {
  let [count, cursor]: [number, string | undefined] = [0, undefined];
  do {
    const page = await table.scan(cursor);
    count += page.numbers.filter(({ state }) => state !== 'released').length;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return count;
};
