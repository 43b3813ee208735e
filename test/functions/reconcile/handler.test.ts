import { expect, test } from '@jest/globals';
import { reconcileHandler } from '../../../functions/reconcile/handler.ts';
import { makeMask } from '../../support/numbers/masks.ts';
import { makeReconciling } from '../../support/numbers/reconciling.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';

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
