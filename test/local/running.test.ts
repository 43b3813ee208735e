import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from '@jest/globals';
import { announce, findRunning } from '../../local/running.ts';

const folder = mkdtempSync(join(tmpdir(), 'callmask-running-'));
const file = join(folder, 'running.json');
const RUN = { environment: { TABLE_NAME: 'callmask' }, apiUrl: 'http://127.0.0.1:1' };

beforeEach(() => rmSync(file, { force: true }));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (text: string) => writeFileSync(file, text);
const DEAD_PID = spawnSync(process.execPath, ['--version']).pid;

test('a run is found while it runs, by its owner alone, and not after', async () => {
  const announcement = announce(RUN, file);
  expect(findRunning(file)).toEqual({ pid: process.pid, ...RUN });
  expect(statSync(file).mode & 0o077).toBe(0);
  await announcement.stop();
  expect(existsSync(file)).toBe(false);
  await announcement.stop();
});

test('a run that ends leaves a later one in place', async () => {
  const announcement = announce(RUN, file);
  write(JSON.stringify({ ...RUN, pid: DEAD_PID }));
  await announcement.stop();
  expect(existsSync(file)).toBe(true);
});

test('a run that was killed is told from one that runs', () => {
  write(JSON.stringify({ ...RUN, pid: DEAD_PID }));
  expect(() => findRunning(file)).toThrow('The last local run has ended without tidying up.');
});

test.each([
  '',
  '{',
  '[]',
  '{"pid": "1", "environment": {}, "apiUrl": ""}',
  '{"pid": 1}',
  '{"pid": 1, "environment": {}}',
])('%j is no run', (text) => {
  write(text);
  expect(() => findRunning(file)).toThrow('Nothing runs on this machine. Start it with npm start');
});
