import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asRecord, asText } from '../../lib/json.ts';
import { ROOT } from '../run-program.ts';

/** The versions of Node that `npm ci` installs by `package-lock.json`, on any system. */
export const installedNodeVersions = (): readonly string[] => {
  const lock = asRecord(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const versions = Object.entries(asRecord(lock?.['packages']) ?? {})
    .filter(([path]) => /^node_modules\/node-(?:linux|darwin|win)-\w+$/.test(path))
    .map(([, entry]) => asText(asRecord(entry)?.['version']) ?? '');
  return [...new Set(versions)];
};
