import type {
  HandledFinding,
  ReconciliationReport,
} from '../../lib/numbers/reconciling/reconciliation-report.ts';
import { reasonOf } from '../steps.ts';

/** A finding as data: what was thrown is there in words. */
interface FindingJson extends Omit<HandledFinding, 'cause'> {
  readonly reason?: string;
}

/** The report of one connection as data. It names telephone numbers, so it is for no log. */
export interface ReportJson extends Omit<ReconciliationReport, 'findings' | 'unfreed'> {
  readonly isFine: boolean;
  readonly findings: readonly FindingJson[];
  /** For how many numbers the unused slots could not be freed. */
  readonly unfreed: number;
}

export const reportJson = (report: ReconciliationReport, isFine: boolean): ReportJson => ({
  ...report,
  isFine,
  findings: report.findings.map(findingJson),
  unfreed: report.unfreed.length,
});

const findingJson = ({ cause, ...finding }: HandledFinding): FindingJson => ({
  ...finding,
  ...(cause !== undefined && { reason: reasonOf(cause) }),
});
