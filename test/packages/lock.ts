import { readFileSync } from 'node:fs';

/** What a lock file says of one package. */
interface LockedPackage {
  /** What npm calls it, if it is installed under another name. */
  readonly name?: string;
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: true;
  /** It lies in the archive of the package above it, and that one's digest holds for both. */
  readonly inBundle?: true;
  readonly link?: true;
  readonly bin?: Readonly<Record<string, string>>;
}

export interface Locked extends LockedPackage {
  /** Where it is installed: `node_modules/knip/node_modules/zod`. */
  readonly path: string;
  readonly name: string;
}

/** All lock files there are: of the project, and of a tool that a plain install does without. */
export const LOCKS = ['package-lock.json', 'test/mutants/package-lock.json'] as const;

/** All packages of a lock file, for development and for every system too, but for the one that it belongs to. */
export const packagesIn = (lock: string): readonly Locked[] =>
  Object.entries(
    (JSON.parse(readFileSync(lock, 'utf8')) as { readonly packages: Readonly<Record<string, LockedPackage>> })
      .packages,
  )
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({ ...entry, path, name: entry.name ?? nameAt(path) }));

/** `node_modules/knip/node_modules/@a/b` is `@a/b`. */
const nameAt = (path: string): string => path.split('node_modules/').at(-1) ?? path;
