import { expect, test } from '@jest/globals';
import { reportText } from '../../../cli/reconcile/report-text.ts';
import { CARRIER_FAILURE } from '../../support/carriers/fake-supplier.ts';
import { MASK } from '../../support/numbers/masks.ts';
import { FINDINGS, makeReport } from '../../support/numbers/reconciliation-report.ts';

test('a reconciliation that found nothing is a few lines', () => {
  expect(reportText(makeReport())).toBe(`Reconciliation of tropo: carrier and table compared

  at the carrier  17 managed, 18 elsewhere in the account (never touched)
  on file         11 active, 12 expired, 13 ordering, 14 releasing
                  15 released lately, 16 requests

The ledger holds: the carrier's numbers and the masks on file are the same.`);
});

test('each finding has its line, by kind, with what became of it', () => {
  const text = reportText(makeReport({ findings: FINDINGS }));
  expect(text).toContain(`Orphans: paid for at the carrier, and untracked (1)\n  ${MASK}  left alone`);
  expect(text).toContain(`  ${MASK}  msk_1  left alone: another worker has changed it`);
  expect(text).toContain('  without a number  left to the next reconciliation: there was no time');
  expect(text).toContain(
    `Releases that were cut off (2)\n  ${MASK}  msk_1  failed; the next reconciliation tries again (carrier-failed: The carrier answered 500.)`,
  );
  expect(text).toContain(`  ${MASK}  failed; the next reconciliation tries again\n`);
  expect(text).toContain(`  ${MASK}  msk_1  done`);
});

test('slots that could not be freed are told', () => {
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
  expect(reportText(makeReport({ refusal: 'too-many-missing' }))).toMatch(
    /WRONG ACCOUNT\? 6 missing masks and due orphans are more than the 5 .*left alone.*npm run callmask -- reconcile --accept 6, with the same other options$/,
  );
  expect(reportText(makeReport({ refusal: 'no-mask-listed' }))).toMatch(
    /WRONG ACCOUNT\? The carrier lists none of the masks on file.*left alone/,
  );
});
