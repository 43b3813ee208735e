import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { devArguments } from '../../local/dev/dev-arguments.ts';
import { listen } from '../../local/server/listen.ts';

const ROOT = join(import.meta.dirname, '../..');
const READY = 'Ctrl-C stops everything.';
const TIMEOUT_MS = 120_000;

/** Where the run keeps its data and says where it is; not where a run of the developer's does. */
const temporary = mkdtempSync(join(tmpdir(), 'callmask-dev-test-'));
afterAll(() => rmSync(temporary, { recursive: true }));

describe('the arguments', () => {
  test('keep data in the folder that is given', () => {
    expect(devArguments(['--carrier', 'twilio'], '/tmp/dev')).toEqual([
      '--watch',
      '--watch-preserve-output',
      'local/start.ts',
      '--data',
      '/tmp/dev',
      '--carrier',
      'twilio',
    ]);
  });

  test.each([[['--data', 'mine']], [['--data=mine']]])('leave %j alone', (argv) => {
    expect(devArguments(argv, '/tmp/dev')).not.toContain('/tmp/dev');
  });
});

const freePort = async (): Promise<string> => {
  const { url, stop } = await listen(async () => new Response(), 0);
  await stop();
  return new URL(url).port;
};

const startDev = async () => {
  const env = {
    PATH: process.env['PATH'] ?? '',
    PORT: await freePort(),
    SIMULATOR_PORT: await freePort(),
    TMPDIR: temporary,
    TEMP: temporary,
  };
  const child = spawn(process.execPath, ['local/dev/index.ts'], { cwd: ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number);
  /** Waits until the run has begun so often. @returns what it said of the last time */
  const begun = async (times: number): Promise<string> => {
    while (output.split(READY).length <= times) {
      const ending = await Promise.race([once(child.stdout, 'data'), ended]);
      if (typeof ending === 'number') throw new Error(`It ended with ${ending}: ${output}`);
    }
    return output.split(READY)[times - 1] ?? '';
  };
  return { child, begun, ended, api: `http://127.0.0.1:${env.PORT}` };
};

test(
  'a changed file begins the run again at the same address, with the same masks, and its end leaves no data',
  async () => {
    const { child, begun, ended, api } = await startDev();
    const before = await begun(1);
    const masks = await (await fetch(`${api}/masks`)).json();
    const now = new Date();
    utimesSync(join(ROOT, 'local/walk-through.ts'), now, now);
    const after = await begun(2);
    expect(/Its mask\s+(\+\d+)/.exec(after)?.[1]).toBe(/Its mask\s+(\+\d+)/.exec(before)?.[1]);
    expect(await (await fetch(`${api}/masks`)).json()).toEqual(masks);
    child.kill('SIGTERM');
    await ended;
    expect(existsSync(temporary) && readdirSync(temporary)).toEqual([]);
  },
  TIMEOUT_MS,
);
