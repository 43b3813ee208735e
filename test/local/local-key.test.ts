import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { digestOfKey } from '../../lib/calls/proofs/webhook-key.ts';
import { endKey, listKeys } from '../../lib/table/webhook-keys.ts';
import { localKey } from '../../local/local-key.ts';
import type { TestTable } from '../support/table/table.ts';
import { startTestTable } from '../support/table/table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await startTestTable();
});
afterAll(() => table.stop());

/** A folder with one file. */
const folderWith = (kept?: string) => {
  let text = kept;
  return {
    read: () => text,
    write: (_name: string, next: string) => {
      text = next;
    },
  };
};

const stored = async (key: string) => {
  const keys = await listKeys(table);
  return keys.find(({ digest }) => digest === digestOfKey(key));
};

test('the address stays the same from start to start', async () => {
  const folder = folderWith();
  const { key, isFurther } = await localKey(table, folder, 'tropo');
  expect(isFurther).toBe(false);
  expect(await localKey(table, folder, 'tropo')).toEqual({ key, isFurther });
  expect(await stored(key)).toEqual({ connection: 'tropo', digest: digestOfKey(key) });
});

test('a start does not bring back a key that somebody has ended, and says that it made another', async () => {
  const folder = folderWith();
  const { key } = await localKey(table, folder, 'tropo');
  await endKey(table, { digest: digestOfKey(key), connection: 'tropo' }, 1_795_176_000);
  const next = await localKey(table, folder, 'tropo');
  expect(next).toEqual({ key: expect.not.stringMatching(key), isFurther: true });
  expect(await localKey(table, folder, 'tropo')).toEqual({ key: next.key, isFurther: false });
  expect(await stored(key)).toMatchObject({ endsAtSeconds: 1_795_176_000 });
});

test('what is no key is told in words', async () => {
  await expect(localKey(table, folderWith('short'), 'tropo')).rejects.toThrow(
    'holds no key. Delete that file',
  );
});
