import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { render } from './render.ts';
import type { Result } from './results.ts';

const RESULTS = 'performance/results.json';

/** What earlier runs have left in a folder of documents; nothing where there were none. */
export const readResults = (folder: string): readonly Result[] => {
  try {
    return JSON.parse(readFileSync(join(folder, RESULTS), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return [];
    }
    throw new Error(`${RESULTS} cannot be read. Delete it, or take it from the repository again.`, {
      cause: error,
    });
  }
};

/** Writes the results and everything that is made of them. Plots of before that are no more go. */
export const publish = (folder: string, results: readonly Result[]): void => {
  const pages = { [RESULTS]: `${JSON.stringify(results, undefined, 1)}\n`, ...render(results) };
  for (const [name, content] of Object.entries(pages)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  for (const name of readdirSync(join(folder, 'performance')).map((file) => `performance/${file}`)) {
    if (!(name in pages)) {
      rmSync(join(folder, name));
    }
  }
};
