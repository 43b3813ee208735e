import { readFile as readFileOfNode } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { readFile } from '../../../lib/aws/read-file.ts';

test('reads a file as what it replaces does', async () => {
  const path = import.meta.filename;
  expect(await readFile(path, 'utf8')).toBe(await readFileOfNode(path, 'utf8'));
});

test('says that a file is missing as what it replaces does', async () => {
  await expect(readFile('/no/such/file', 'utf8')).rejects.toMatchObject({ code: 'ENOENT' });
});
