#!/usr/bin/env node
// Plain JavaScript: a Node that is too old for TypeScript can still run it, and say so.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST = 24;

const [major = 0] = process.versions.node.split('.').map(Number);

/** The Node that `npm ci` has installed. `npx` may start this file with another one. */
const installedNode = () => {
  const folder = fileURLToPath(
    new URL(
      `../node_modules/node-${process.platform.replace('win32', 'win')}-${process.arch}/bin/`,
      import.meta.url,
    ),
  );
  return ['node', 'node.exe'].map((name) => join(folder, name)).find((file) => existsSync(file));
};

const runWith = (node) => {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
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

const node = major < OLDEST ? installedNode() : undefined;
if (node === undefined) {
  await import('../local/check-node.js');
  // A command loads twice as fast when it has run before.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  runWith(node);
}
