import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { abortAfter, presentRun, runWithin } from '../../../lib/async/run-within.ts';
import { passTimeFor, useVirtualTimers } from '../../support/time/virtual-time.ts';

beforeEach(useVirtualTimers);
afterEach(() => {
  jest.useRealTimers();
});

const LIMITS = { carriersMs: 100, workMs: 200, answerMs: 300 };

/** A request that ends only by its signal. */
const hang = (signal = presentRun()?.work) =>
  new Promise<never>((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')));
  });

describe('work that hangs', () => {
  test('is ended in time, and says by itself what it waited for', async () => {
    await expect(passTimeFor(runWithin(LIMITS, () => hang()))).rejects.toThrow('aborted');
  });

  test('is left behind if it ignores that its time is over, and the reason is told', async () => {
    const ignoring = runWithin(LIMITS, () => new Promise<never>(() => undefined));
    await expect(passTimeFor(ignoring)).rejects.toMatchObject({
      code: 'time-over',
      cause: { name: 'TimeoutError' },
    });
  });

  test('has time left for the table after a carrier that hangs', async () => {
    const run = runWithin(LIMITS, async () => {
      await hang(presentRun()?.carriers).catch(() => undefined);
      return presentRun()?.work.aborted;
    });
    expect(await passTimeFor(run)).toBe(false);
  });
});

test('two runs at once have each its own time', async () => {
  const short = runWithin(LIMITS, () => hang()).catch(() => 'ended');
  const long = runWithin({ carriersMs: 1_000, workMs: 2_000, answerMs: 3_000 }, async () => {
    await short;
    return presentRun()?.work.aborted;
  });
  expect(await passTimeFor(long)).toBe(false);
});

test('work that ends leaves no timer, and what it gave or threw is told', async () => {
  expect(await runWithin(LIMITS, async () => 'done')).toBe('done');
  await expect(runWithin(LIMITS, async () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(jest.getTimerCount()).toBe(0);
});

test('outside of a run nothing is ended', () => {
  expect(presentRun()).toBeUndefined();
});

describe('a request to a carrier', () => {
  test('ends after its own time', () => {
    const signal = abortAfter(100, undefined);
    expect(signal.aborted).toBe(false);
    jest.advanceTimersByTime(100);
    expect(signal.aborted).toBe(true);
  });

  test('ends with its run', () => {
    const run = new AbortController();
    const signal = abortAfter(100, run.signal);
    run.abort();
    expect(signal.aborted).toBe(true);
  });
});
