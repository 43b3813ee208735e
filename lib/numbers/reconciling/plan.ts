import { isChange } from './finding.ts';
import type { ReconcileOptions } from './reconcile-dependencies.ts';
import type { ReconciliationProgress } from './reconciliation-notes.ts';
import type { Survey } from './survey.ts';

/** Why a reconciliation changes nothing. */
export type Refusal = 'carrier-list-empty' | 'too-many-changes';

/** How much a reconciliation would change. Earlier reconciliations of the same pass through the table count, too. */
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
  const changes = findings.filter(isChange).length + (before?.changes ?? 0);
  const isListEmpty = carrier.ours.size === 0 && active + expired > 0;
  const refusal = isListEmpty ? 'carrier-list-empty' : refusalOf(changes, limitOf(masks), acceptChanges);
  return { masks, changes, ...(refusal !== undefined && { refusal }) };
};

/** This many changes are allowed, however few masks there are. */
const FEW = 5;
const SHARE = 0.02;

/**
 * How many changes one reconciliation may make unasked. More than that mean that it compares with the wrong account: a
 * wrong account must not empty the right one.
 */
export const limitOf = (masks: number): number => Math.max(FEW, Math.floor(masks * SHARE));

const refusalOf = (changes: number, limit: number, acceptChanges: number | undefined): Refusal | undefined =>
  changes > limit && changes !== acceptChanges ? 'too-many-changes' : undefined;
