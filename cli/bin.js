#!/usr/bin/env node
// Plain JavaScript: a Node that is too old for TypeScript can still run it, and say so.
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { otherNode, runWith } from './node-to-run-on.js';

const node = otherNode();
if (node === undefined) {
  await import('../local/check-node.js');
  // A command loads twice as fast when it has run before.
  module.enableCompileCache();
  await import('./main.ts');
} else {
  runWith(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)]);
}
