import { expect, test } from '@jest/globals';
import { logReport } from '../../../functions/reconcile/log-report.ts';
import { CARRIER_FAILURE } from '../../support/carriers/fake-supplier.ts';
import { makeMask } from '../../support/numbers/masks.ts';
import { FINDINGS, makeReport } from '../../support/numbers/reconciliation-report.ts';
import { makeRecordingLog } from '../../support/recording-log.ts';

const CONTEXT = { requestId: 'request', durationMs: 1 };
const mask = makeMask().id;

test('each finding is a line by id, each failure one more, and no number is in any', () => {
  const log = makeRecordingLog();
  logReport(log, makeReport({ findings: FINDINGS }), CONTEXT);
  expect(log.lines.map(({ outcome: { event, mask: id, result } }) => [event, id, result])).toEqual([
    ['orphan-found', undefined, 'reported'],
    ['missing-number-found', mask, 'reported'],
    ['stray-reservation-found', mask, 'changed'],
    ['stuck-request-found', undefined, 'postponed'],
    ['unfinished-release-found', mask, 'failed'],
    ['reconciliation-step-failed', mask, undefined],
    ['unfinished-release-found', undefined, 'failed'],
    ['reconciliation-step-failed', undefined, undefined],
    ['expired-mask-found', mask, 'done'],
    ['reconciliation-finished', undefined, undefined],
  ]);
  expect(log.lines[5]?.cause).toBe(CARRIER_FAILURE);
  expect(log.lines.at(-1)?.outcome).toMatchObject({
    connection: 'tropo',
    isComplete: true,
    counts: { ours: 17, foreign: 18, active: 11, findings: 7, changes: 6, limit: 5 },
  });
});

test('slots that could not be freed are failures, without a mask', () => {
  const log = makeRecordingLog();
  logReport(log, makeReport({ unfreed: [CARRIER_FAILURE] }), CONTEXT);
  expect(log.lines[0]).toMatchObject({
    outcome: { event: 'reconciliation-step-failed', connection: 'tropo' },
    cause: CARRIER_FAILURE,
  });
});

test('a refusal is a line of its own', () => {
  const log = makeRecordingLog();
  logReport(log, makeReport({ refusal: 'too-many-missing' }), CONTEXT);
  expect(log.lines[0]).toMatchObject({
    outcome: {
      event: 'reconciliation-refused',
      refusal: 'too-many-missing',
      counts: { changes: 6, limit: 5 },
    },
    context: CONTEXT,
  });
});
