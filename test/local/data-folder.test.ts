import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openDataFolder } from '../../local/data-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'callmask-folder-'));

afterAll(() => rmSync(parent, { recursive: true }));

test('what was written is read again, also by the next start', () => {
  const path = join(parent, 'new', 'folder');
  openDataFolder(path).write('file', 'text');
  expect(openDataFolder(path).read('file')).toBe('text');
  expect(openDataFolder(path).tablePath).toBe(join(path, 'table'));
});

test('nobody else may read it: the webhook key is there', () => {
  openDataFolder(parent).write('key', 'secret');
  expect(statSync(join(parent, 'key')).mode & 0o777).toBe(0o600);
});

test('a file that is not there is no error', () => {
  expect(openDataFolder(parent).read('nothing')).toBeUndefined();
});

test('what cannot be read is an error, not an empty start', () => {
  expect(() => openDataFolder(parent).read('.')).toThrow();
});

test('without a folder nothing is kept', () => {
  const folder = openDataFolder(undefined);
  folder.write('file', 'text');
  folder.close();
  expect([folder.read('file'), folder.tablePath]).toEqual([undefined, undefined]);
});

test('two runs never have one folder: the second is told who has it', () => {
  const path = join(parent, 'shared');
  openDataFolder(path);
  // The process that started this one certainly runs.
  writeFileSync(join(path, 'running'), String(process.ppid));
  expect(() => openDataFolder(path)).toThrow(`is in use by another run (process ${process.ppid})`);
});

test('a run that was killed, or closed the folder, does not keep the next one out', () => {
  const path = join(parent, 'left');
  const folder = openDataFolder(path);
  // No process has a number so large.
  writeFileSync(join(path, 'running'), '999999999');
  openDataFolder(path).close();
  folder.close();
  expect(readdirSync(path)).toEqual([]);
});
