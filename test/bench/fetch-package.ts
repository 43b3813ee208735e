import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUNDLE } from '../../cdk/functions/bundle.ts';

const CACHE = join(BUNDLE.absWorkingDir, 'node_modules', '.cache', 'callmask-bench');

const run = promisify(execFile);

/**
 * Installs a package that is too heavy for a dependency, once, where `npm ci` clears it away again.
 * @returns its folder
 */
export const fetchPackage = async (name: string, version: string): Promise<string> => {
  const prefix = await once(name, version, 'installed', async (folder) => {
    // Without a manifest of its own there, npm would look for one further up, and find ours.
    writeFileSync(join(folder, 'package.json'), '{}');
    await run('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: folder });
  });
  return join(prefix, 'node_modules', name);
};

/**
 * The same without what the package depends on, and without running anything of it: for its files alone.
 * @returns its folder
 */
export const unpackPackage = async (name: string, version: string): Promise<string> => {
  const prefix = await once(name, version, 'unpacked', async (folder) => {
    const { stdout } = await run('npm', ['pack', '--silent', `${name}@${version}`], { cwd: folder });
    await run('tar', ['-xzf', stdout.trim()], { cwd: folder });
    rmSync(join(folder, stdout.trim()));
  });
  return join(prefix, 'package');
};

/** A mark that is written last tells what is whole from what was cut off. */
const once = async (
  name: string,
  version: string,
  mark: string,
  fetchInto: (folder: string) => Promise<void>,
): Promise<string> => {
  const prefix = join(CACHE, `${name}-${version}`.replaceAll('/', '-'));
  const isWhole = join(prefix, mark);
  if (!existsSync(isWhole)) {
    mkdirSync(prefix, { recursive: true });
    await fetchInto(prefix);
    writeFileSync(isWhole, '');
  }
  return prefix;
};
