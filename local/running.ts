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
  /** Takes it back, unless a later run on the same port has put its own in its slot. */
  readonly stop: () => Promise<void>;
}

/** One file for each run: those of one user differ by the port of their API. */
const fileName = (port: string): string => `callmask-${userInfo().uid}-${port}.json`;

/** Says where this run is, for as long as it runs. */
export const announce = (run: Omit<Running, 'pid'>, folder: string = tmpdir()): Announcement => {
  const running: Running = { pid: process.pid, ...run };
  const file = join(folder, fileName(portOf(run)));
  // Whatever is there is of a run that has ended: this one has the port. A new file is ours, whoever made the old one.
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
 * The run that a command without --table is about: the one whose API has the PORT, or else the only one.
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
    ? 'The last local run has ended without tidying up. Start another with npm start.'
    : 'Nothing runs on this machine. Start it with npm start, or name a --table.';

const choices = (alive: readonly Running[]): string =>
  `Say which you mean:\n${alive.map((run) => `\n  PORT=${portOf(run)} npm run …   for ${run.apiUrl} (process ${run.pid})`).join('')}`;

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

/** Anybody may write into the folder for temporary files. Systems without numbers for users give each their own. */
const isOurs = (file: string): boolean => {
  const uid = process.getuid?.();
  return uid === undefined || lstatSync(file).uid === uid;
};

/** Signal 0 is sent to nobody; it only asks whether there is somebody. */
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
