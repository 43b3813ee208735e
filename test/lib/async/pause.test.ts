import { expect, test } from '@jest/globals';
import { pause } from '../../../lib/async/pause.ts';

const PAUSE_MS = 20;

/** Longer than any run of the tests. */
const FOR_EVER_MS = 2 ** 31 - 1;

test('a pause lasts its time: a timer as long that was set just before it ends first', async () => {
  const ended: string[] = [];
  const timer = new Promise((resolve) => setTimeout(resolve, PAUSE_MS)).then(() => ended.push('timer'));
  const paused = pause(PAUSE_MS, new AbortController().signal).then(() => ended.push('pause'));
  await Promise.all([timer, paused]);
  // Node ends timers of one length in the order in which they were set, however busy the machine is.
  expect(ended).toEqual(['timer', 'pause']);
});

test('a pause ends with its signal and does not fail', async () => {
  const controller = new AbortController();
  const paused = pause(FOR_EVER_MS, controller.signal);
  controller.abort();
  await expect(paused).resolves.toBeUndefined();
  await expect(pause(FOR_EVER_MS, controller.signal)).resolves.toBeUndefined();
});
