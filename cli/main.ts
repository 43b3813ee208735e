import { runCommandLine } from './command-line/run-command-line.ts';
import { VERBS } from './verbs.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), VERBS, {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
});
