import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { openDataFolder } from '../../local/data-folder.ts';

const parent = mkdtempSync(join(tmpdir(), 'callmask-folder-'));

const own = join(parent, 'own');

afterAll(() => rmSync(parent, { recursive: true }));

test('what was written is read again, also by the next start', () => {
  const path = join(parent, 'new', 'folder');
  openDataFolder(path, 'tropo').write('file', 'text');
  expect(openDataFolder(path, 'tropo').read('file')).toBe('text');
  expect(openDataFolder(path, 'tropo').tablePath).toBe(join(path, 'table'));
});

test('nobody else may read it: the webhook key is there', () => {
  openDataFolder(own, 'tropo').write('key', 'secret');
  expect(statSync(join(own, 'key')).mode & 0o777).toBe(0o600);
});

test('nobody else may look into the folder, new or old: the hidden numbers are there', () => {
  const path = join(parent, 'private');
  mkdirSync(path, { mode: 0o755 });
  for (const folder of [path, join(parent, 'made')]) {
    openDataFolder(folder, 'tropo');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  }
});

test('what is no folder, or cannot be made one, is told in words', () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    expect(() => openDataFolder(path, 'tropo')).toThrow(
      '--data must be a folder that can be made, read and written to',
    );
  }
  expect(statSync(file).mode & 0o777).not.toBe(0o700);
});

test('a folder with other things in it is refused, and stays as open as it was', () => {
  const path = join(parent, 'home');
  mkdirSync(join(path, 'letters'), { recursive: true });
  const { mode } = statSync(path);
  expect(() => openDataFolder(path, 'tropo')).toThrow('--data must be a folder of its own');
  expect(statSync(path).mode).toBe(mode);
});

test('a file that is not there is no error', () => {
  expect(openDataFolder(own, 'tropo').read('nothing')).toBeUndefined();
});

test('what cannot be read is an error, not an empty start', () => {
  expect(() => openDataFolder(own, 'tropo').read('.')).toThrow();
});

test('without a folder nothing is kept', () => {
  const folder = openDataFolder(undefined, 'tropo');
  folder.write('file', 'text');
  folder.close();
  expect([folder.read('file'), folder.tablePath]).toEqual([undefined, undefined]);
});

test.each([
  ['tropo.json', 'twilio', '--data names a folder of tropo. Use another folder, or --carrier tropo.'],
  ['telnyx.json', 'tropo', '--data names a folder of telnyx. Use another folder, or --carrier telnyx.'],
] as const)('the masks of one carrier are not mixed with another’s: %s for %s', (file, carrier, words) => {
  const path = join(parent, `of-${file}`);
  mkdirSync(path, { mode: 0o755 });
  writeFileSync(join(path, file), '{}');
  expect(() => openDataFolder(path, carrier)).toThrow(words);
  expect(readdirSync(path)).toEqual([file]);
});

test('two runs never have one folder: the second is told who has it', () => {
  const path = join(parent, 'shared');
  openDataFolder(path, 'tropo');
  // The process that started this one certainly runs.
  writeFileSync(join(path, 'running'), String(process.ppid));
  expect(() => openDataFolder(path, 'tropo')).toThrow(`is in use by another run (process ${process.ppid})`);
});

test('a run that was killed, or closed the folder, does not keep the next one out', () => {
  const path = join(parent, 'left');
  const folder = openDataFolder(path, 'tropo');
  // No process has a number so large.
  writeFileSync(join(path, 'running'), '999999999');
  openDataFolder(path, 'tropo').close();
  folder.close();
  expect(readdirSync(path)).toEqual([]);
});
