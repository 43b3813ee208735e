import { describe, expect, test } from '@jest/globals';
import { logReport } from '../../../../lib/numbers/reconciling/log-report.ts';
import type {
  ReconciliationReport,
  Settled,
} from '../../../../lib/numbers/reconciling/reconciliation-report.ts';
import { reportText } from '../../../../lib/numbers/reconciling/report-text.ts';
import { CARRIER_FAILURE } from '../../../support/fake-supplier.ts';
import { MASK, makeMask } from '../../../support/masks.ts';
import { makeRecordingLog } from '../../../support/recording-log.ts';

const CONTEXT = { requestId: 'request', durationMs: 1 };
const mask = makeMask().id;

const FINDINGS: readonly Settled[] = [
  { kind: 'orphan', number: MASK, mask: undefined, result: 'reported' },
  { kind: 'missing-number', number: MASK, mask, result: 'reported' },
  { kind: 'stray-reservation', number: MASK, mask, result: 'changed' },
  { kind: 'stuck-request', number: undefined, mask: undefined, result: 'postponed' },
  { kind: 'unfinished-release', number: MASK, mask, result: 'failed', cause: CARRIER_FAILURE },
  { kind: 'unfinished-release', number: MASK, mask: undefined, result: 'failed', cause: 'odd' },
  { kind: 'expired', number: MASK, mask, result: 'done' },
];

const makeReport = (fields: Partial<ReconciliationReport> = {}): ReconciliationReport => ({
  connection: 'tropo',
  isCheckOnly: false,
  isComplete: true,
  changes: 6,
  limit: 5,
  counts: {
    active: 11,
    expired: 12,
    ordering: 13,
    releasing: 14,
    tombstones: 15,
    requests: 16,
    ours: 17,
    foreign: 18,
  },
  ledger: { holds: true, missing: 0, surplus: 0 },
  findings: [],
  unfreed: [],
  ...fields,
});

describe('on the terminal', () => {
  test('a reconciliation that found nothing is a few lines', () => {
    expect(reportText(makeReport())).toBe(`Reconciliation of tropo: carrier and table compared

  at the carrier  17 proven ours, 18 elsewhere in the account (never touched)
  on file         11 active, 12 expired, 13 ordering, 14 releasing
                  15 released lately, 16 requests

The ledger holds: the carrier's numbers and the masks on file are the same.`);
  });

  test('each finding has its line, by kind, with what became of it', () => {
    const text = reportText(makeReport({ findings: FINDINGS }));
    expect(text).toContain(
      `Orphans: paid for at the carrier, and on nobody’s file (1)\n  ${MASK}  left alone`,
    );
    expect(text).toContain(`  ${MASK}  msk_1  left alone: somebody else works on it`);
    expect(text).toContain('  without a number  left to the next reconciliation: there was no time');
    expect(text).toContain(
      `Releases that were cut off (2)\n  ${MASK}  msk_1  failed; the next reconciliation tries again (carrier-failed: The carrier answered 500.)`,
    );
    expect(text).toContain(`  ${MASK}  failed; the next reconciliation tries again\n`);
    expect(text).toContain(`  ${MASK}  msk_1  settled`);
  });

  test('places that could not be freed are told', () => {
    expect(reportText(makeReport({ unfreed: [CARRIER_FAILURE, 'odd'] }))).toContain(
      'Numbers whose unused slots could not be freed; the next reconciliation tries again (2)',
    );
  });

  test('a ledger that did not hold is told with figures', () => {
    const text = reportText(
      makeReport({ isCheckOnly: true, isComplete: false, ledger: { holds: false, missing: 2, surplus: 3 } }),
    );
    expect(text).toContain('Check of tropo: carrier and table compared, as far as there was time.');
    expect(text).toContain(
      'The ledger did not hold in the part that was looked at: 2 on file and not at the carrier, 3 at the carrier and not on file.',
    );
  });

  test('a refusal says so in capitals, and how to go on', () => {
    expect(reportText(makeReport({ refusal: 'too-many-changes' }))).toMatch(
      /NOTHING WAS TOUCHED: 6 changes.* more than the 5 .*npm run callmask -- reconcile --accept 6, with the same other options$/,
    );
    expect(reportText(makeReport({ refusal: 'carrier-list-empty' }))).toMatch(
      /NOTHING WAS TOUCHED: .*lists no number/,
    );
  });
});

describe('in the log', () => {
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
    logReport(log, makeReport({ refusal: 'too-many-changes' }), CONTEXT);
    expect(log.lines[0]).toMatchObject({
      outcome: {
        event: 'reconciliation-refused',
        refusal: 'too-many-changes',
        counts: { changes: 6, limit: 5 },
      },
      context: CONTEXT,
    });
  });
});
