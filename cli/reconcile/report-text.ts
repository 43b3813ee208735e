import type { FindingKind, FindingResult } from '../../lib/numbers/reconciling/finding.ts';
import { FINDING_KINDS } from '../../lib/numbers/reconciling/finding.ts';
import type { Refusal } from '../../lib/numbers/reconciling/plan.ts';
import type {
  HandledFinding,
  ReconciliationReport,
} from '../../lib/numbers/reconciling/reconciliation-report.ts';

/** The report for the operator's terminal. It shows telephone numbers, so it must not go to a log. */
export const reportText = (report: ReconciliationReport): string =>
  [
    headOf(report),
    countsOf(report),
    ...FINDING_KINDS.flatMap((kind) => sectionOf(kind, report.findings)),
    ...unfreedOf(report),
    endOf(report),
  ].join('\n\n');

const headOf = ({ connection, isCheckOnly, isComplete }: ReconciliationReport): string => {
  const title = `${isCheckOnly ? 'Check' : 'Reconciliation'} of ${connection}: carrier and table compared`;
  return isComplete ? title : `${title}, as far as there was time. The next reconciliation continues.`;
};

const countsOf = ({
  counts: { active, expired, ordering, releasing, ...counts },
}: ReconciliationReport): string =>
  [
    `  at the carrier  ${counts.ours} managed, ${counts.foreign} elsewhere in the account (never touched)`,
    `  on file         ${active} active, ${expired} expired, ${ordering} ordering, ${releasing} releasing`,
    `                  ${counts.tombstones} released lately, ${counts.requests} requests`,
  ].join('\n');

const TITLES: Readonly<Record<FindingKind, string>> = {
  orphan: 'Orphans: paid for at the carrier, and untracked',
  'missing-number':
    'Missing numbers: active on file, and not at the carrier. Calls to them fail; buy new masks and release these',
  drifted:
    'Drifted: active on file, and at the carrier set to send their calls elsewhere (npm run callmask -- repoint mends that), or no longer under our name (docs/moving.md, Drift)',
  'pending-order': 'Orders that the carrier delivers later',
  'stray-reservation': 'Reservations that no request names any more',
  'stuck-request': 'Requests for a mask that no worker resumes',
  'unfinished-release': 'Releases that were cut off',
  expired: 'Expired masks whose time to be revived is over',
};

const RESULTS: Readonly<Record<FindingResult, string>> = {
  done: 'done',
  changed: 'left alone: another worker has changed it',
  reported: 'left alone',
  waiting: 'the carrier is not ready yet; the next reconciliation asks again',
  failed: 'failed; the next reconciliation tries again',
  postponed: 'left to the next reconciliation: there was no time',
  untouched: 'not touched',
};

const sectionOf = (kind: FindingKind, findings: readonly HandledFinding[]): readonly string[] => {
  const lines = findings.filter((finding) => finding.kind === kind).map(lineOf);
  return lines.length === 0 ? [] : [`${TITLES[kind]} (${lines.length})\n${lines.join('\n')}`];
};

const lineOf = ({ number, mask, result, cause }: HandledFinding): string => {
  const reason = cause instanceof Error ? ` (${cause.message})` : '';
  return `  ${[number ?? 'without a number', mask].filter(Boolean).join('  ')}  ${RESULTS[result]}${reason}`;
};

const unfreedOf = ({ unfreed }: ReconciliationReport): readonly string[] =>
  unfreed.length === 0
    ? []
    : [
        `Numbers whose unused slots could not be freed; the next reconciliation tries again (${unfreed.length})`,
      ];

const endOf = ({ refusal, changes, limit, ledger, isComplete }: ReconciliationReport): string => {
  const isKnown = isComplete ? '' : ' in the part that was looked at';
  const balance = ledger.holds
    ? `The ledger holds${isKnown}: the carrier's numbers and the masks on file are the same.`
    : `The ledger did not hold${isKnown}: ${ledger.missing} on file and not at the carrier, ${ledger.surplus} at the carrier and not on file.`;
  return refusal === undefined ? balance : `${balance}\n\n${REFUSALS[refusal](changes, limit)}`;
};

const REFUSALS: Readonly<Record<Refusal, (changes: number, limit: number) => string>> = {
  'no-mask-listed': () =>
    'WRONG ACCOUNT? The carrier lists none of the masks on file. Check account and application. Steps that need the right account were left alone.',
  'too-many-missing': (changes, limit) =>
    `WRONG ACCOUNT? ${changes} missing masks and due orphans are more than the ${limit} that a reconciliation believes unasked. Steps that need the right account were left alone. If they are right: npm run callmask -- reconcile --accept ${changes}, with the same other options`,
};
