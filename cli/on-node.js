// Runs a file that works with credentials of AWS on the machine's own Node, or on the one of `npm ci` where that is
// too old: `"${npm_node_execpath:-node}" cli/on-node.js FILE ...`
import { otherNode, runWith } from './node-to-run-on.js';

const node = otherNode();
if (node === undefined) await import('../local/check-node.js');
runWith(node ?? process.execPath, process.argv.slice(2));
