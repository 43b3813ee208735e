import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { asRecord } from '../lib/json.ts';

/** Where a local run can be reached, for commands in another terminal. */
export interface Running {
  readonly pid: number;
  /** What a function would find in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  readonly apiUrl: string;
}

/** One for each user of this machine: the run that was started last. */
const runningFile = (): string => join(tmpdir(), `callmask-${userInfo().uid}.json`);

export interface Announcement {
  /** Takes it back, unless a later run has put its own in its place. */
  readonly stop: () => Promise<void>;
}

/** Says where this run is, for as long as it runs. */
export const announce = (run: Omit<Running, 'pid'>, file: string = runningFile()): Announcement => {
  const running: Running = { pid: process.pid, ...run };
  writeFileSync(file, JSON.stringify(running), { mode: 0o600 });
  return {
    stop: async () => {
      if (read(file)?.pid === process.pid) {
        rmSync(file);
      }
    },
  };
};

/** @throws Error in words when there is none, or when it was killed and could not tidy up */
export const findRunning = (file: string = runningFile()): Running => {
  const running = read(file);
  if (running === undefined) {
    throw new Error('Nothing runs on this machine. Start it with npm start, or name a --table.');
  }
  if (!isAlive(running.pid)) {
    throw new Error('The last local run has ended without tidying up. Start another with npm start.');
  }
  return running;
};

const read = (file: string): Running | undefined => {
  try {
    const running = asRecord(JSON.parse(readFileSync(file, 'utf8')));
    const isWhole =
      typeof running?.['pid'] === 'number' &&
      typeof running['apiUrl'] === 'string' &&
      asRecord(running['environment']) !== undefined;
    return isWhole ? (running as unknown as Running) : undefined;
  } catch {
    return undefined;
  }
};

/** Signal 0 is sent to nobody; it only asks whether there is somebody. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
