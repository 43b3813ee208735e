import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What survives a restart, file by file. Without a folder nothing does. */
export interface DataFolder {
  readonly tablePath: string | undefined;
  readonly read: (name: string) => string | undefined;
  readonly write: (name: string, text: string) => void;
}

export const openDataFolder = (folder: string | undefined): DataFolder => {
  if (folder === undefined) {
    return { tablePath: undefined, read: () => undefined, write: () => undefined };
  }
  mkdirSync(folder, { recursive: true });
  return {
    tablePath: join(folder, 'table'),
    read: (name) => readIfThere(join(folder, name)),
    // Only its owner may read it: the webhook key is here.
    write: (name, text) => writeFileSync(join(folder, name), text, { mode: 0o600 }),
  };
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
