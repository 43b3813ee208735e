import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { devArguments } from './dev-arguments.ts';

/** Runs until it is stopped. @returns the exit code of the run */
const dev = async (argv: readonly string[]): Promise<number> => {
  const folder = mkdtempSync(join(tmpdir(), 'callmask-dev-'));
  const run = spawn(process.execPath, devArguments(argv, folder), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    // Ctrl-C reaches the run without us, too. A second signal does it no harm.
    process.on(signal, () => run.kill('SIGTERM'));
  }
  const [code] = await once(run, 'exit');
  rmSync(folder, { recursive: true, force: true });
  return code ?? 0;
};

process.exitCode = await dev(process.argv.slice(2));
