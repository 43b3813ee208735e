import { spawnSync } from 'node:child_process';
import { fail } from '../fail.ts';
import { ALLOWED_ADVISORIES } from './allowed-advisories.ts';
import { runAdvisories } from './run.ts';

/** The npm that runs this command, or else the one of the machine. */
const npm = (): readonly [string, ...string[]] => {
  const script = process.env['npm_execpath'];
  return script === undefined ? ['npm'] : [process.execPath, script];
};

/** A report names each path to a package, and may be long. */
const LONGEST_REPORT_BYTES = 64 * 1024 * 1024;

/** All packages are compared, those of development too: they run in CI and on the machines that deploy. */
const main = async (): Promise<void> => {
  const [program, ...args] = npm();
  const { stdout, error } = spawnSync(program, [...args, 'audit', '--json', '--include=dev'], {
    encoding: 'utf8',
    maxBuffer: LONGEST_REPORT_BYTES,
  });
  if (error) {
    throw error;
  }
  const { text, isFine } = runAdvisories({
    printed: stdout,
    allowed: ALLOWED_ADVISORIES,
    today: new Date().toISOString().slice(0, 10),
    isRequired: process.env['AUDIT_REQUIRED'] === '1',
  });
  console.log(text);
  process.exitCode = isFine ? 0 : 1;
};

main().catch(fail);
