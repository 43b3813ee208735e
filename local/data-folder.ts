import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CarrierName } from '../lib/carriers/connection.ts';
import { CARRIERS } from '../lib/carriers/connection.ts';

/** The files that survive a restart. Without a folder, nothing survives. */
export interface DataFolder {
  readonly tablePath: string | undefined;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
  /** Removes the lock, so that the next run may use the folder. */
  readonly close: () => void;
}

const LOCK_FILE = 'running';

/** The file of the simulated carrier's state. */
export const carrierFile = (carrier: CarrierName): string => `${carrier}.json`;

/** @throws Error in words when another run uses the folder, it is of another carrier, or it cannot be used */
export const openDataFolder = (folder: string | undefined, carrier: CarrierName): DataFolder => {
  if (folder === undefined) {
    return { tablePath: undefined, read: () => undefined, write: () => undefined, close: () => undefined };
  }
  makePrivate(folder, carrier);
  const lock = join(folder, LOCK_FILE);
  takeLock(folder, lock);
  return {
    tablePath: join(folder, 'table'),
    read: (name) => readIfThere(join(folder, name)),
    write: (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 }),
    close: () => rmSync(lock, { force: true }),
  };
};

/** A folder that holds any of these is one of ours. */
const OUR_FILES: readonly string[] = [LOCK_FILE, 'table', 'webhook-key', ...CARRIERS.map(carrierFile)];

/**
 * Makes the folder readable for its owner only: it holds the hidden numbers and the webhook key. A folder with other files
 * in it, such as a home folder, is refused, so that its mode stays as it is.
 * @throws Error in words
 */
const makePrivate = (folder: string, carrier: CarrierName): void => {
  const names = makeOrList(folder);
  if (names.length > 0 && !names.some((name) => OUR_FILES.includes(name))) {
    throw new Error('--data must be a folder of its own: this one has other files in it.');
  }
  refuseOther(carrier, names);
  chmodSync(folder, 0o700);
};

/** The masks in the folder's table are numbers at the carrier that it was made with. */
const refuseOther = (carrier: CarrierName, names: readonly string[]): void => {
  const other = CARRIERS.find((one) => one !== carrier && names.includes(carrierFile(one)));
  if (other !== undefined) {
    throw new Error(`--data names a folder of ${other}. Use another folder, or --carrier ${other}.`);
  }
};

const makeOrList = (folder: string): readonly string[] => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return readdirSync(folder);
  } catch (cause) {
    const { message } = cause as Error;
    throw new Error(`--data must be a folder that can be made, read and written to (${message}).`, { cause });
  }
};

/** The lock holds the id of the process that uses the folder. The lock of a process that has ended does not count. */
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
