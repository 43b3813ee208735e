import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What survives a restart, file by file. Without a folder nothing does. */
export interface DataFolder {
  readonly tablePath: string | undefined;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
  /** Lets the next run have the folder. */
  readonly close: () => void;
}

const LOCK_FILE = 'running';

/** @throws Error in words when another run has the folder, or nobody can */
export const openDataFolder = (folder: string | undefined): DataFolder => {
  if (folder === undefined) {
    return { tablePath: undefined, read: () => undefined, write: () => undefined, close: () => undefined };
  }
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, LOCK_FILE);
  takeLock(folder, lock);
  return {
    tablePath: join(folder, 'table'),
    read: (name) => readIfThere(join(folder, name)),
    // Only its owner may read it: the webhook key is here.
    write: (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 }),
    close: () => rmSync(lock, { force: true }),
  };
};

/** The lock holds the number of the process that has the folder; of one that is gone it counts no more. */
const takeLock = (folder: string, lock: string): void => {
  const holder = Number(readIfThere(lock) ?? '');
  if (holder > 0 && holder !== process.pid && isRunning(holder)) {
    throw new Error(
      `${folder} is in use by another run (process ${holder}). Stop that one, or use another folder.`,
    );
  }
  rmSync(lock, { force: true });
  const file = openSync(lock, 'wx');
  writeFileSync(file, String(process.pid));
  closeSync(file);
};

const isRunning = (processId: number): boolean => {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
};

const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
};
