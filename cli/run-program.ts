import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The root of the checkout. */
export const ROOT = join(import.meta.dirname, '..');

/** Runs a file of this checkout with the Node that runs us, at our terminal. @returns its exit code */
export const runProgram = async (file: string, args: readonly string[]): Promise<number> => {
  const child = spawn(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, stdio: 'inherit' });
  const end = (): boolean => child.kill('SIGTERM');
  // A terminal sends these to both, and this process waits for the other one.
  const wait = (): void => undefined;
  process.on('SIGTERM', end).on('SIGINT', wait).on('SIGHUP', wait);
  try {
    const [code] = await once(child, 'exit');
    return typeof code === 'number' ? code : 1;
  } finally {
    process.off('SIGTERM', end).off('SIGINT', wait).off('SIGHUP', wait);
  }
};
