import type {
  ReconcileOptions,
  ReconciliationSettings,
} from '../../lib/numbers/reconciling/reconcile-dependencies.ts';
import { RECONCILIATION_SETTINGS } from '../../lib/numbers/reconciling/reconcile-dependencies.ts';
import type { ReconciliationReport } from '../../lib/numbers/reconciling/reconciliation-report.ts';
import type { ReportJson } from './report-json.ts';
import { reportJson } from './report-json.ts';
import { reportText } from './report-text.ts';

/** What the operator typed. */
export interface ReconcileOrder {
  readonly isCheckOnly: boolean;
  readonly accept?: number | undefined;
  readonly releaseOrphans: boolean;
  readonly releaseAfterDays?: number | undefined;
  /** Whether it is about what runs on this machine. */
  readonly isLocal: boolean;
}

export interface Reconciled {
  readonly text: string;
  readonly isFine: boolean;
  /** One report for each connection. */
  readonly json: readonly ReportJson[];
}

/** Makes the reconciliation of one connection. */
type ReconcileWith = (
  settings: ReconciliationSettings,
) => (options: ReconcileOptions) => Promise<ReconciliationReport>;

/** Reconciles one connection after the other. @throws Error in words */
export const runReconcileAll = async (
  order: ReconcileOrder,
  reconciliations: readonly ReconcileWith[],
): Promise<Reconciled> => {
  if (order.accept !== undefined && reconciliations.length > 1) {
    throw new Error('--accept is for one connection. Name the --connection.');
  }
  const done: Reconciled[] = [];
  for (const reconcileWith of reconciliations) {
    done.push(await runReconcile(order, reconcileWith));
  }
  return {
    text: done.map(({ text }) => text).join('\n\n\n'),
    isFine: done.every(({ isFine }) => isFine),
    json: done.flatMap(({ json }) => json),
  };
};

export const runReconcile = async (
  order: ReconcileOrder,
  reconcileWith: ReconcileWith,
): Promise<Reconciled> => {
  const { accept: acceptChanges } = order;
  const reconcile = reconcileWith(settingsOf(order));
  const report = await reconcile({
    isCheckOnly: order.isCheckOnly,
    ...(acceptChanges !== undefined && { acceptChanges }),
  });
  const hasFailed = report.unfreed.length > 0 || report.findings.some(({ result }) => result === 'failed');
  const isFinished = report.refusal === undefined && !hasFailed;
  const isFine = order.isCheckOnly ? report.ledger.holds : isFinished;
  return { text: reportText(report), isFine, json: [reportJson(report, isFine)] };
};

/**
 * A command does not know after how many days a stack releases expired masks. On a stack it releases them only if the
 * operator says after how many days.
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
    releaseAfterDays: releaseAfterDays ?? unless,
  };
};
