import { setImmediate as turn } from 'node:timers/promises';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { jest } from '@jest/globals';
import type { FaultProxy } from '../table/fault-proxy.ts';

/** Only timers are ours: sockets, and the code between two timers, run as ever. */
const REAL = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setInterval',
  'clearInterval',
] as const;

/** From now on timers wait for the test, and nothing else does. */
export const useVirtualTimers = (): void => {
  jest.useFakeTimers({ doNotFake: [...REAL] });
};

/** Lets as much virtual time pass as the work needs to end, but none while something else is under way. */
export const passTimeFor = async <T>(work: Promise<T>, isQuiet = () => true): Promise<T> => {
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  work.then(end, end);
  while (!isOver) {
    await turn();
    if (!isOver && isQuiet()) await jest.advanceTimersToNextTimerAsync();
  }
  return work;
};

export interface VirtualTime {
  /** Lets as much time pass as the work needs to end, and not a millisecond while the table is at work. */
  readonly passFor: <T>(work: Promise<T>) => Promise<T>;
  readonly end: () => void;
}

/**
 * Time for code that waits for a table behind a proxy: it passes only while the proxy keeps silent on every request that
 * has no answer yet. A busy machine makes no answer late, and a table that hangs costs a test no time.
 */
export const startVirtualTime = (proxy: Pick<FaultProxy, 'silent'>): VirtualTime => {
  useVirtualTimers();
  const requests = countRequests();
  const isQuiet = (): boolean => requests.underWay() === proxy.silent();
  const end = (): void => {
    requests.end();
    jest.useRealTimers();
  };
  return { passFor: (work) => passTimeFor(work, isQuiet), end };
};

type Send = (...args: readonly unknown[]) => Promise<unknown>;

/** Counts what every client of a table has asked and has heard nothing of. */
const countRequests = () => {
  const { prototype } = DynamoDBDocumentClient;
  const send = prototype.send as Send;
  let underWay = 0;
  const counted = async function (this: unknown, ...args: readonly unknown[]): Promise<unknown> {
    underWay += 1;
    try {
      return await send.apply(this, [...args]);
    } finally {
      underWay -= 1;
    }
  };
  Object.assign(prototype, { send: counted });
  return {
    underWay: () => underWay,
    end: () => {
      Object.assign(prototype, { send });
    },
  };
};
