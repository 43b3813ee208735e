import type {
  ReconcileOptions,
  ReconciliationSettings,
} from '../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { RECONCILIATION_SETTINGS } from '../../lib/numbers/reconciling/reconcile-dependencies.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import { wholeNumber } from '../whole-number.ts';
import { reportText } from './report-text.ts';

/** What was typed. */
export interface ReconcileOrder {
  readonly isCheckOnly: boolean;
  readonly accept?: string | undefined;
  readonly releaseOrphans: boolean;
  readonly releaseAfterDays?: string | undefined;
  /** Whether it is about what runs on this machine. */
  readonly isLocal: boolean;
}

export interface Reconciled {
  readonly text: string;
  readonly isFine: boolean;
}

/** Makes the reconciliation of one connection. */
type ReconcileWith = (
  settings: ReconciliationSettings,
) => (options: ReconcileOptions) => Promise<ReconciliationReport>;

/** Does what `npm run reconcile` was asked for, with one connection after the other. @throws Error in words */
export const runReconcileAll = async (
  order: ReconcileOrder,
  reconciliations: readonly ReconcileWith[],
): Promise<Reconciled> => {
  if (order.accept !== undefined && reconciliations.length > 1) {
    throw new Error('--accept is a word about one connection. Name the --connection.');
  }
  const done: Reconciled[] = [];
  for (const reconcileWith of reconciliations) {
    done.push(await runReconcile(order, reconcileWith));
  }
  return { text: done.map(({ text }) => text).join('\n\n\n'), isFine: done.every(({ isFine }) => isFine) };
};

export const runReconcile = async (
  order: ReconcileOrder,
  reconcileWith: ReconcileWith,
): Promise<Reconciled> => {
  const acceptChanges = optionalNumber('--accept', order.accept);
  const reconcile = reconcileWith(settingsOf(order));
  const report = await reconcile({
    isCheckOnly: order.isCheckOnly,
    ...(acceptChanges !== undefined && { acceptChanges }),
  });
  const hasFailed = report.unfreed.length > 0 || report.findings.some(({ result }) => result === 'failed');
  const isSettled = report.refusal === undefined && !hasFailed;
  return { text: reportText(report), isFine: order.isCheckOnly ? report.ledger.holds : isSettled };
};

/**
 * A stack may give its masks more days than is usual, and a command cannot know: on a stack it releases expired masks
 * only when it is told after how many days.
 */
const settingsOf = ({
  releaseOrphans,
  releaseAfterDays,
  isLocal,
}: ReconcileOrder): ReconciliationSettings => {
  const unless = isLocal ? RECONCILIATION_SETTINGS.releaseAfterDays : Number.POSITIVE_INFINITY;
  return {
    ...RECONCILIATION_SETTINGS,
    releaseOrphans,
    releaseAfterDays: optionalNumber('--release-after-days', releaseAfterDays) ?? unless,
  };
};

const optionalNumber = (option: string, text: string | undefined): number | undefined =>
  text === undefined ? undefined : wholeNumber(option, text);
