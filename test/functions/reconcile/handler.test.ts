import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { reconcileHandler } from '../../../functions/reconcile/handler.ts';
import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import { makeMask } from '../../support/numbers/masks.ts';
import { makeReconciling } from '../../support/numbers/reconciling.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';
import { passTimeFor, useVirtualTimers } from '../../support/time/virtual-time.ts';

const setUp = () => {
  const all = makeReconciling();
  const log = makeRecordingLog();
  const handler = reconcileHandler({
    reconciliations: [{ connection: 'tropo', run: () => all.reconcile() }],
    log,
    nowMs: () => 0,
  });
  return { ...all, log, run: () => handler({}, { awsRequestId: 'request-1' }) };
};

test('the schedule runs a reconciliation, and the log tells what came of it', async () => {
  const { run, log, store, supplier } = setUp();
  await store.insert(makeMask({ state: 'releasing' }));
  supplier.ours.add(makeMask().mask);
  await run();
  expect(await store.find(makeMask().mask)).toMatchObject({ state: 'released' });
  expect(log.lines).toMatchObject([
    { outcome: { event: 'unfinished-release-found', mask: 'msk_1', result: 'done' } },
    { outcome: { event: 'reconciliation-finished' }, context: { requestId: 'request-1' } },
  ]);
});

test('a reconciliation that cannot begin is told, and left to the next', async () => {
  const { run, log, supplier } = setUp();
  supplier.fail('owned', 'before');
  await run();
  expect(log.lines).toMatchObject([
    {
      outcome: { event: 'reconciliation-failed', connection: 'tropo' },
      cause: { code: 'carrier-failed' },
      context: { requestId: 'request-1' },
    },
  ]);
});

describe('the time of a run', () => {
  beforeEach(useVirtualTimers);
  afterEach(() => {
    jest.useRealTimers();
  });

  /** Two connections, of which the first hangs. */
  const setUpTwo = (lambdaMs?: number) => {
    const { log, reconcile } = { ...makeReconciling(), log: makeRecordingLog() };
    const budgets: number[] = [];
    let nowMs = 0;
    const handler = reconcileHandler({
      reconciliations: [
        {
          connection: 'first' as ConnectionName,
          run: (seconds) => {
            budgets.push(seconds);
            nowMs = 450_000;
            return new Promise<never>(() => undefined);
          },
        },
        {
          connection: 'second' as ConnectionName,
          run: (seconds) => {
            budgets.push(seconds);
            return reconcile();
          },
        },
      ],
      log,
      nowMs: () => nowMs,
    });
    const getRemainingTimeInMillis = () => (lambdaMs ?? 0) - nowMs;
    const context = {
      awsRequestId: 'request-1',
      ...(lambdaMs !== undefined && { getRemainingTimeInMillis }),
    };
    return { log, budgets, run: () => passTimeFor(handler({}, context)) };
  };

  test.each([
    ['as Lambda tells it', 900_000],
    ['as Lambda would tell it, where there is none', undefined],
  ])(
    'is divided among the connections, %s: one that hangs takes nothing from the next',
    async (_how, lambdaMs) => {
      const { run, log, budgets } = setUpTwo(lambdaMs);
      await run();
      expect(log.lines).toMatchObject([
        { outcome: { event: 'reconciliation-failed', connection: 'first' }, cause: { code: 'time-over' } },
        { outcome: { event: 'reconciliation-finished' } },
      ]);
      expect(budgets).toEqual([394.7, 394.7]);
    },
  );
});
