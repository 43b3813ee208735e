import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ATTEMPTS } from '../../../cli/attack/all-attempts.ts';
import type { Outputs } from '../../../cli/attack/outputs.ts';
import { keepOutputs } from '../../../cli/attack/outputs.ts';
import type { StartedTarget } from '../../../cli/attack/start-target.ts';
import { startTarget } from '../../../cli/attack/start-target.ts';
import { walk } from '../../../cli/attack/walk.ts';
import { findRunning } from '../../../local/running.ts';
import '../../support/time/never-late.ts';

const LIMITS = {
  masksPerNumber: 3,
  masksPerDay: 20,
  callsPerMinutePerMask: 100,
  callsPerMinutePerCaller: 20,
};

/** As few as show that the limits hold, though a minute may end meanwhile. */
const ROUNDS = { replays: 5, guesses: 10, calls: 110, createsForOne: 10, creates: 30 };

let outputs: Outputs;
let target: StartedTarget;

beforeAll(async () => {
  outputs = keepOutputs();
  target = await startTarget({ limits: LIMITS, rounds: ROUNDS, outputs });
});
afterAll(async () => {
  await target.stop();
  outputs.release();
});

test('commands in another terminal go on finding the run that somebody has started', () => {
  const pidFound = (): number | undefined => {
    try {
      return findRunning().pid;
    } catch {
      return undefined;
    }
  };
  expect(pidFound()).not.toBe(process.pid);
});

test('the local stack repels every attempt, and serves the permitted request of each', async () => {
  const lines: string[] = [];
  const isSafe = await walk(target, ATTEMPTS, (line) => lines.push(line));
  expect(lines.filter((line) => !line.startsWith('repelled'))).toEqual([
    `\nAll ${ATTEMPTS.length} attempts were repelled.`,
  ]);
  expect(isSafe).toBe(true);
  expect(lines.join('\n')).toMatch(/masks +p50 +[\d.]+ ms +p90 +[\d.]+ ms +p99 +[\d.]+ ms/);
});

test('one that gets through is told in capitals, and the walk has failed', async () => {
  const lines: string[] = [];
  const attempts = [
    { name: 'one', tries: 'this', run: async () => 'nothing' },
    { name: 'another', tries: 'that', run: () => Promise.reject(new Error('the network is down')) },
  ];
  expect(await walk(target, attempts, (line) => lines.push(line))).toBe(false);
  expect(lines).toEqual([
    'repelled   one      this: nothing',
    'BROKEN     another  that: the network is down',
    '\n1 of 2 attempts were NOT repelled.',
  ]);
});
