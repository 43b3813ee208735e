import type { Table } from '../../lib/aws/table.ts';
import type { StoredKey } from '../../lib/table/webhook-keys.ts';
import { listKeys } from '../../lib/table/webhook-keys.ts';

const SHORTEST_DIGEST = 8;

const wanted = (digits: string): string => digits.toLowerCase().replace(/…$/, '');

/** What is wrong with the digits of a digest. */
export const digestFlaw = (digits: string): string | undefined => {
  const start = wanted(digits);
  return start.length < SHORTEST_DIGEST || !/^[0-9a-f]+$/.test(start)
    ? `Say which key: the first ${SHORTEST_DIGEST} or more digits of its digest, as keys list shows them.`
    : undefined;
};

/** The key whose digest begins with these digits. @throws Error in words if there is none, or more than one */
export const keyNamed = async (table: Table, digest: string): Promise<StoredKey> => {
  const flaw = digestFlaw(digest);
  if (flaw !== undefined) {
    throw new Error(flaw);
  }
  const [key, ...others] = (await listKeys(table)).filter((one) => one.digest.startsWith(wanted(digest)));
  if (key === undefined || others.length > 0) {
    throw new Error(
      `${key === undefined ? 'No digest begins' : 'More than one digest begins'} with these digits. See keys list.`,
    );
  }
  return key;
};
