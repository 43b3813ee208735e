import type { SweepOptions, SweepSettings } from '../lib/masks/sweep/dependencies.ts';
import { SWEEP_SETTINGS } from '../lib/masks/sweep/dependencies.ts';
import { reportText } from '../lib/masks/sweep/report-text.ts';
import type { SweepReport } from '../lib/masks/sweep/sweep-report.ts';

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

/** Does what `npm run reconcile` was asked for. @throws Error in words */
export const runReconcile = async (
  order: ReconcileOrder,
  sweepWith: (settings: SweepSettings) => (options: SweepOptions) => Promise<SweepReport>,
): Promise<Reconciled> => {
  const acceptChanges = wholeNumber('--accept', order.accept);
  const sweep = sweepWith(settingsOf(order));
  const report = await sweep({
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
const settingsOf = ({ releaseOrphans, releaseAfterDays, isLocal }: ReconcileOrder): SweepSettings => {
  const unless = isLocal ? SWEEP_SETTINGS.releaseAfterDays : Number.POSITIVE_INFINITY;
  return {
    ...SWEEP_SETTINGS,
    releaseOrphans,
    releaseAfterDays: wholeNumber('--release-after-days', releaseAfterDays) ?? unless,
  };
};

const wholeNumber = (option: string, text: string | undefined): number | undefined => {
  if (text !== undefined && !/^\d{1,9}$/.test(text)) {
    throw new Error(`${option} must be a whole number, 0 or more.`);
  }
  return text === undefined ? undefined : Number(text);
};
