import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for bundles. It goes with the process, however that ends but by force. */
export const makeBenchFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'callmask-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
