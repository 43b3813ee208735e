import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What runs an example, and what has to be installed for it. */
const RUNNERS: Readonly<Record<string, { readonly command: string; readonly needs: string }>> = {
  sh: { command: 'sh', needs: 'curl' },
  mjs: { command: process.execPath, needs: process.execPath },
  py: { command: 'python3', needs: 'python3' },
};

export const runnerOf = (example: string) => {
  const runner = RUNNERS[example.split('.').at(-1) ?? ''];
  if (runner === undefined) throw new Error(`Nothing runs ${example}`);
  return runner;
};

/** Why the example cannot be run on this machine; `undefined`: it can. */
export const whyNot = (example: string): string | undefined => {
  const { command, needs } = runnerOf(example);
  const missing = [command, needs].find((name) => spawnSync(name, ['--version']).error !== undefined);
  return missing && `${missing} is not installed`;
};

/** Runs an example as a reader does. @returns what it prints */
export const runExample = async (
  example: string,
  where: { readonly api: string; readonly carrier: string },
): Promise<readonly string[]> => {
  const env = { PATH: process.env['PATH'], CALLMASK_API: where.api, CALLMASK_CARRIER: where.carrier };
  const { stdout } = await run(runnerOf(example).command, [`docs/examples/${example}`], { env });
  return stdout.trim().split('\n');
};
