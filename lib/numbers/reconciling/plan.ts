import { isEvidence } from './finding.ts';
import type { ReconcileOptions } from './reconcile-dependencies.ts';
import type { ReconciliationProgress } from './reconciliation-notes.ts';
import type { Survey } from './survey.ts';

/**
 * Why a reconciliation leaves alone what is right only with the right account (`needsRightAccount`). The rest goes on.
 * `no-mask-listed`: the carrier lists none of the masks on file. `too-many-missing`: masks are missing, or orphans are due,
 * in such a number that the account is hardly the right one.
 */
export type Refusal = 'no-mask-listed' | 'too-many-missing';

/**
 * How many masks there are, and how many findings are evidence of a wrong account. Earlier reconciliations of the same pass
 * through the table count, too.
 */
export interface Plan {
  readonly masks: number;
  readonly changes: number;
  readonly refusal?: Refusal;
}

export const planOf = (
  { table, carrier, findings }: Survey,
  before: ReconciliationProgress | undefined,
  { acceptChanges }: ReconcileOptions,
): Plan => {
  const { active, expired, ordering, releasing } = table.counts;
  const masks = active + expired + ordering + releasing + (before?.masks ?? 0);
  const changes = findings.filter((finding) => isEvidence(finding, carrier)).length + (before?.changes ?? 0);
  const isWhole = before === undefined && table.cursor === undefined;
  const mayBeElsewhere = isWhole || carrier.ours.size === 0;
  const isNoneListed = active + expired > 0 && table.listed === 0 && mayBeElsewhere;
  const refusal = isNoneListed ? 'no-mask-listed' : refusalOf(changes, limitOf(masks), acceptChanges);
  return { masks, changes, ...(refusal !== undefined && { refusal }) };
};

/** So many missing masks and due orphans are believed, however few masks there are. */
const FEW = 5;
const SHARE = 0.02;

/**
 * How many missing masks and due orphans one reconciliation believes unasked. More than that mean that it compares with the
 * wrong account: a wrong account must not empty the right one.
 */
export const limitOf = (masks: number): number => Math.max(FEW, Math.floor(masks * SHARE));

const refusalOf = (changes: number, limit: number, acceptChanges: number | undefined): Refusal | undefined =>
  changes > limit && changes !== acceptChanges ? 'too-many-missing' : undefined;
