import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

export interface Announcement {
  /** Removes the announcement, unless a later run on the same port has replaced it. */
  readonly stop: () => Promise<void>;
}

/** One file for each run. The runs of one user differ by the port of their API. */
const fileName = (port: string): string => `callmask-${userInfo().uid}-${port}.json`;

/** Writes a file by which commands find this run, until it stops. */
export const announce = (run: Omit<Running, 'pid'>, folder: string = tmpdir()): Announcement => {
  const running: Running = { pid: process.pid, ...run };
  const file = join(folder, fileName(portOf(run)));
  // This run has the port, so an old file is of a run that has ended. A new file makes sure that we own it.
  rmSync(file, { force: true });
  writeFileSync(file, JSON.stringify(running), { mode: 0o600, flag: 'wx' });
  return {
    stop: async () => {
      if (read(file)?.pid === process.pid) {
        rmSync(file);
      }
    },
  };
};

/**
 * Finds the run for a command without --table: the one whose API has the PORT, or else the only one.
 * @throws Error in words when there is none, or more than one to choose from
 */
export const findRunning = (
  folder: string = tmpdir(),
  port: string | undefined = process.env['PORT'],
): Running => {
  const known = readAll(folder);
  const alive = known.filter(({ pid }) => isAlive(pid));
  const isChosen = port !== undefined && port !== '' && port !== '0';
  const [running, ...others] = isChosen ? alive.filter((run) => portOf(run) === port) : alive;
  if (running !== undefined && others.length === 0) {
    return running;
  }
  throw new Error(
    alive.length === 0
      ? nothingRuns(known.length > 0)
      : `${isChosen ? `Nothing runs with PORT=${port}` : 'More than one run is up on this machine'}. ${choices(alive)}`,
  );
};

const nothingRuns = (isOneLeft: boolean): string =>
  isOneLeft
    ? 'The last local run has ended without cleaning up. Start another with npm start.'
    : 'Nothing runs on this machine. Start it with npm start, or name a --table.';

const choices = (alive: readonly Running[]): string =>
  `Choose one:\n${alive.map((run) => `\n  PORT=${portOf(run)} npm run …   for ${run.apiUrl} (process ${run.pid})`).join('')}`;

const portOf = ({ apiUrl }: Pick<Running, 'apiUrl'>): string => new URL(apiUrl).port;

const readAll = (folder: string): readonly Running[] => {
  const start = fileName('').replace('.json', '');
  return readdirSync(folder)
    .filter((name) => name.startsWith(start) && /^\d+\.json$/.test(name.slice(start.length)))
    .sort()
    .flatMap((name) => read(join(folder, name)) ?? []);
};

const read = (file: string): Running | undefined => {
  try {
    const running = isOurs(file) ? asRecord(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
    const isWhole =
      typeof running?.['pid'] === 'number' &&
      URL.canParse(String(running['apiUrl'])) &&
      asRecord(running['environment']) !== undefined;
    return isWhole ? (running as unknown as Running) : undefined;
  } catch {
    return undefined;
  }
};

/** Every user may write into the folder for temporary files. Systems without user ids have one folder per user. */
const isOurs = (file: string): boolean => {
  const uid = process.getuid?.();
  return uid === undefined || lstatSync(file).uid === uid;
};

/** Signal 0 only checks whether the process exists. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
