import type { Table } from '../lib/aws/table.ts';
import { digestOfKey, isWellFormedKey } from '../lib/calls/proofs/webhook-key.ts';
import type { ConnectionName } from '../lib/carriers/connection.ts';
import { addKey, listKeys, makeKey } from '../lib/table/webhook-keys.ts';
import type { DataFolder } from './data-folder.ts';

const KEY_FILE = 'webhook-key';

export interface LocalKey {
  readonly key: string;
  /** Whether it is new because the key in the folder has ended. */
  readonly isFurther: boolean;
}

/**
 * The key of the local run's voice URL. It is the one in the folder, so that the address stays the same, unless that key
 * has ended. It is bound to no account, so that sessions captured from any account can be replayed.
 * @throws Error in words when the file in the folder holds no key
 */
export const localKey = async (
  table: Table,
  folder: Pick<DataFolder, 'read' | 'write'>,
  connection: ConnectionName,
): Promise<LocalKey> => {
  const kept = folder.read(KEY_FILE);
  if (kept !== undefined && !isWellFormedKey(kept)) {
    throw new Error(
      `The file ${KEY_FILE} in the data folder holds no key. Delete that file, and start again.`,
    );
  }
  const isFurther = kept !== undefined && (await hasEnd(table, kept));
  const key = kept === undefined || isFurther ? makeKey() : kept;
  await addKey(table, key, { connection });
  folder.write(KEY_FILE, key);
  return { key, isFurther };
};

const hasEnd = async (table: Table, key: string): Promise<boolean> => {
  const digest = digestOfKey(key);
  const keys = await listKeys(table);
  return keys.some((stored) => stored.digest === digest && stored.endsAtSeconds !== undefined);
};
