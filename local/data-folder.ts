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

/** What survives a restart, file by file. Without a folder nothing does. */
export interface DataFolder {
  readonly tablePath: string | undefined;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
  /** Lets the next run have the folder. */
  readonly close: () => void;
}

const LOCK_FILE = 'running';

/** Where the simulated carrier keeps what it has. */
export const carrierFile = (carrier: CarrierName): string => `${carrier}.json`;

/** @throws Error in words when another run has the folder, it is of another carrier, or nobody can have it */
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

/** By any of these a folder is known to be one of ours. */
const OUR_FILES: readonly string[] = [LOCK_FILE, 'table', 'webhook-key', ...CARRIERS.map(carrierFile)];

/**
 * Only its owner may look inside: the table has the hidden numbers, and the webhook key is there, too. A folder with other
 * things in it, such as a home folder, keeps its mode because it is refused.
 * @throws Error in words
 */
const makePrivate = (folder: string, carrier: CarrierName): void => {
  const names = makeOrList(folder);
  if (names.length > 0 && !names.some((name) => OUR_FILES.includes(name))) {
    throw new Error('--data must be a folder of its own: the one that you named has other things in it.');
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
