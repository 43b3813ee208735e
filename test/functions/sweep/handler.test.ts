import { expect, test } from '@jest/globals';
import { sweepHandler } from '../../../functions/sweep/handler.ts';
import { makeMask } from '../../support/masks.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';
import { makeSweeping } from '../../support/sweeping.ts';

const setUp = () => {
  const all = makeSweeping();
  const log = makeRecordingLog();
  const handler = sweepHandler({
    sweeps: [{ connection: 'tropo', run: () => all.sweep() }],
    log,
    nowMs: () => 0,
  });
  return { ...all, log, run: () => handler({}, { awsRequestId: 'request-1' }) };
};

test('the schedule runs a sweep, and the log tells what came of it', async () => {
  const { run, log, store, supplier } = setUp();
  await store.insert(makeMask({ state: 'releasing' }));
  supplier.ours.add(makeMask().mask);
  await run();
  expect(await store.find(makeMask().mask)).toMatchObject({ state: 'released' });
  expect(log.lines).toMatchObject([
    { outcome: { event: 'unfinished-release-found', mask: 'msk_1', result: 'done' } },
    { outcome: { event: 'sweep-finished' }, context: { requestId: 'request-1' } },
  ]);
});

test('a sweep that cannot begin is told, and left to the next', async () => {
  const { run, log, supplier } = setUp();
  supplier.fail('owned', 'before');
  await run();
  expect(log.lines).toMatchObject([
    {
      outcome: { event: 'sweep-failed', connection: 'tropo' },
      cause: { code: 'carrier-failed' },
      context: { requestId: 'request-1' },
    },
  ]);
});
