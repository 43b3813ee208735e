#!/bin/sh
':'; //; exec "${npm_node_execpath:-node}" "$0" "$@"
// To a shell, line 2 is a command: npm puts the Node of `npm ci` first in PATH and names the machine's own in
// npm_node_execpath. That one comes first here, because a command has credentials of AWS. To Node it is a text.
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
