// Plain JavaScript: a Node that is too old for TypeScript can still run it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;

const [major = 0] = process.versions.node.split('.').map(Number);

/** The Node that `npm ci` has installed. */
const installedNode = () => {
  const folder = fileURLToPath(
    new URL(
      `../node_modules/node-${process.platform.replace('win32', 'win')}-${process.arch}/bin/`,
      import.meta.url,
    ),
  );
  return ['node', 'node.exe'].map((name) => join(folder, name)).find((file) => existsSync(file));
};

/** The Node to start instead of this one. `undefined`: this one is new enough, or there is no other. */
export const otherNode = () => (major < OLDEST ? installedNode() : undefined);

/** Runs a program with a Node, at our terminal, and ends as it ends. */
export const runWith = (node, args) => {
  const child = spawn(node, args, { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // A terminal sends these to both, and this one waits for the other.
  process.on('SIGINT', () => undefined).on('SIGHUP', () => undefined);
  child.once('error', (error) => {
    console.error(`${node} does not run: ${error.message}. Run npm ci again.`);
    process.exitCode = 1;
  });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
};
