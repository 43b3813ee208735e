import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { runSimulator } from '../../simulators/run-simulator.ts';

const FILE = join(import.meta.dirname, '../../simulators/run-simulator.ts');
const OPTIONS = { carrier: 'twilio', voiceUrl: 'http://127.0.0.1:1/voice' };

const urlIn = (text: string): string => /http:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0] ?? '';

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'a simulator in a terminal ends by %s',
  async (signal) => {
    const program = `import { runSimulator } from ${JSON.stringify(FILE)}; await runSimulator(${JSON.stringify(OPTIONS)});`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
    const exit = once(child, 'exit');
    const [output] = await once(child.stdout, 'data');
    const answer = await fetch(`${urlIn(String(output))}/simulator/log`);
    expect(answer.status).toBe(200);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  },
);

test('the introduction is printed once it listens, and nothing listens after the signal', async () => {
  const printed = Promise.withResolvers<string>();
  const ended = runSimulator(OPTIONS, printed.resolve);
  const url = urlIn(await printed.promise);
  expect((await fetch(`${url}/simulator`)).status).toBe(200);
  process.emit('SIGTERM');
  await ended;
  await expect(fetch(`${url}/simulator`)).rejects.toThrow();
});
