import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from '@jest/globals';

/** Starts a process that would run for ever, and says which. */
const PROGRAM = `
  import { spawn } from 'node:child_process';
  import { stopChildrenWithUs } from './test/bench/stop-children.ts';
  stopChildrenWithUs();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'ignore'] });
  console.log(child.pid);
`;

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('what a bench has started ends when it is told to end by %s', async (signal, code) => {
  const bench = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(bench.stdout, 'data');
  expect(Number(line)).toBeGreaterThan(0);
  // The child has the pipe, too: it closes when the last of both has ended.
  const closed = once(bench, 'close');
  bench.kill(signal);
  expect(await closed).toEqual([code, null]);
});
