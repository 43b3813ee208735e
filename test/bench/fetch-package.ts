import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BUNDLE } from '../../cdk/bundle.ts';

const CACHE = join(BUNDLE.absWorkingDir, 'node_modules', '.cache', 'callmask-bench');

/**
 * Installs a package that is too heavy for a dependency, once, where `npm ci` clears it away again.
 * @returns its folder
 */
export const fetchPackage = async (name: string, version: string): Promise<string> => {
  const prefix = join(CACHE, `${name}-${version}`.replaceAll('/', '-'));
  const folder = join(prefix, 'node_modules', name);
  const isWhole = join(prefix, 'installed');
  if (!existsSync(isWhole)) {
    mkdirSync(prefix, { recursive: true });
    // Without a manifest of its own there, npm would look for one further up, and find ours.
    writeFileSync(join(prefix, 'package.json'), '{}');
    await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', `${name}@${version}`], {
      cwd: prefix,
    });
    writeFileSync(isWhole, '');
  }
  return folder;
};
