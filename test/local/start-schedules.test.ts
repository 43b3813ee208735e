import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { SCHEDULES } from '../../functions/schedules.ts';
import { startSchedules } from '../../local/start-schedules.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const MINUTE_MS = 60_000;

test('what a stack starts by the clock is started here as often, until the run stops', async () => {
  const started: string[] = [];
  const handlers = Object.fromEntries(
    SCHEDULES.map(({ function: name }) => [
      name,
      async (_event: unknown, { awsRequestId }: { readonly awsRequestId: string }) => {
        started.push(`${name} ${awsRequestId}`);
      },
    ]),
  );
  const schedules = startSchedules({
    handlers,
    everyMinutes: { reconcileEveryMinutes: 60 },
    randomId: () => 'id',
  });
  jest.advanceTimersByTime(59 * MINUTE_MS);
  expect(started).toEqual([]);
  jest.advanceTimersByTime(61 * MINUTE_MS);
  expect(started).toEqual(['reconcile id', 'reconcile id']);
  await schedules.stop();
  jest.advanceTimersByTime(60 * MINUTE_MS);
  expect(started).toHaveLength(2);
});
