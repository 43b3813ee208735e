import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { announce, findRunning } from '../../local/running.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'callmask-running-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const runOn = (port: number) => ({
  environment: { TABLE_NAME: 'callmask' },
  apiUrl: `http://127.0.0.1:${port}`,
});
const fileOf = (port: number) => join(folder, `callmask-${userInfo().uid}-${port}.json`);
const write = (port: number, text: string) => writeFileSync(fileOf(port), text);
const find = (port?: string) => findRunning(folder, port ?? '');
const DEAD_PID = spawnSync(process.execPath, ['--version']).pid;

test('a run is found while it runs, by its owner alone, and not after', async () => {
  const announcement = announce(runOn(3000), folder);
  expect(find()).toEqual({ pid: process.pid, ...runOn(3000) });
  expect(statSync(fileOf(3000)).mode & 0o077).toBe(0);
  await announcement.stop();
  expect(readdirSync(folder)).toEqual([]);
  await announcement.stop();
});

test('of two runs a command is about the one that PORT names, and never about one that nobody named', () => {
  announce(runOn(3000), folder);
  announce(runOn(4000), folder);
  expect(find('4000').apiUrl).toBe('http://127.0.0.1:4000');
  expect(find('3000').apiUrl).toBe('http://127.0.0.1:3000');
  for (const unsaid of ['', '0']) {
    expect(() => find(unsaid)).toThrow(
      /^More than one run is up .*\n\n {2}PORT=3000 npm run … .*\n {2}PORT=4000 npm run … /,
    );
  }
});

test('a run stays to be found when another one stops, whichever started first', async () => {
  const first = announce(runOn(3000), folder);
  const second = announce(runOn(4000), folder);
  await second.stop();
  expect(find().apiUrl).toBe('http://127.0.0.1:3000');
  announce(runOn(4000), folder);
  await first.stop();
  expect(find().apiUrl).toBe('http://127.0.0.1:4000');
});

test('a port that no run has is told, with the ports that there are', () => {
  announce(runOn(3000), folder);
  expect(() => find('5000')).toThrow(/^Nothing runs with PORT=5000\. Choose one:\n\n {2}PORT=3000 /);
});

test('a run that ends leaves a later one on the same port in place', async () => {
  const announcement = announce(runOn(3000), folder);
  write(3000, JSON.stringify({ ...runOn(3000), pid: DEAD_PID }));
  await announcement.stop();
  expect(readdirSync(folder)).toHaveLength(1);
});

test('a run that was killed is told from one that runs, and is in nobody’s way', () => {
  write(3000, JSON.stringify({ ...runOn(3000), pid: DEAD_PID }));
  expect(() => find()).toThrow('The last local run has ended without cleaning up.');
  announce(runOn(4000), folder);
  expect(find().apiUrl).toBe('http://127.0.0.1:4000');
  announce(runOn(3000), folder);
  expect(find('3000').pid).toBe(process.pid);
});

test.each([
  '',
  '{',
  '[]',
  '{"pid": "1", "environment": {}, "apiUrl": "http://127.0.0.1:1"}',
  '{"pid": 1, "environment": {}, "apiUrl": ""}',
  '{"pid": 1}',
  '{"pid": 1, "environment": {}}',
])('%j is no run', (text) => {
  write(3000, text);
  writeFileSync(join(folder, 'callmask-other.json'), JSON.stringify({ ...runOn(1), pid: process.pid }));
  expect(() => find()).toThrow('Nothing runs on this machine. Start it with npm start');
});
