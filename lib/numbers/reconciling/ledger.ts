import type { Finding } from './finding.ts';
import type { AtCarrier } from './judge.ts';
import type { Ledger } from './reconciliation-report.ts';

/** Every row and number that is not in a finding is in order. */
export const ledgerOf = (findings: readonly Finding[], carrier: AtCarrier): Ledger => {
  const missing = findings.filter((finding) => isMissing(finding, carrier)).length;
  const surplus = findings.filter(isSurplus).length;
  return { holds: missing + surplus === 0, missing, surplus };
};

const isMissing = (finding: Finding, { ours }: AtCarrier): boolean => {
  switch (finding.kind) {
    case 'missing-number':
      return true;
    case 'expired':
    case 'unfinished-release':
      return !ours.has(finding.row.mask);
    default:
      return false;
  }
};

const isSurplus = (finding: Finding): boolean =>
  finding.kind === 'orphan' || (finding.kind === 'unfinished-release' && finding.row.state === 'released');
