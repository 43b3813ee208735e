import type {
  HandledFinding,
  ReconciliationReport,
} from '../../../lib/numbers/reconciling/reconciliation-report.ts';
import { CARRIER_FAILURE } from '../carriers/fake-supplier.ts';
import { MASK, makeMask } from './masks.ts';

const mask = makeMask().id;

/** Findings of all kinds and results, such as a report lists. */
export const FINDINGS: readonly HandledFinding[] = [
  { kind: 'orphan', number: MASK, mask: undefined, result: 'reported' },
  { kind: 'missing-number', number: MASK, mask, result: 'reported' },
  { kind: 'stray-reservation', number: MASK, mask, result: 'changed' },
  { kind: 'stuck-request', number: undefined, mask: undefined, result: 'postponed' },
  { kind: 'unfinished-release', number: MASK, mask, result: 'failed', cause: CARRIER_FAILURE },
  { kind: 'unfinished-release', number: MASK, mask: undefined, result: 'failed', cause: 'odd' },
  { kind: 'expired', number: MASK, mask, result: 'done' },
];

export const makeReport = (fields: Partial<ReconciliationReport> = {}): ReconciliationReport => ({
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
