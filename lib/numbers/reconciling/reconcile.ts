import type { E164 } from '../../phone/e164.ts';
import { freeUnused } from '../quotas/unused-slots.ts';
import { act } from './act.ts';
import type { Finding } from './finding.ts';
import { isChange, maskIdOf, numberOf } from './finding.ts';
import type { Refusal } from './limit.ts';
import { limitOf, refusalOf } from './limit.ts';
import type { ReconcileDependencies, ReconcileOptions } from './reconcile-dependencies.ts';
import type { ReconciliationProgress } from './reconciliation-notes.ts';
import type { ReconciliationReport, Settled } from './reconciliation-report.ts';
import { ledgerOf } from './reconciliation-report.ts';
import type { Result } from './result.ts';
import type { Survey } from './survey.ts';
import { survey } from './survey.ts';
import { takeNotes } from './take-notes.ts';

/** Of the time, so much is for looking; the rest is for what was found. */
const SHARE_FOR_LOOKING = 0.5;

/**
 * Compares the carrier with the table, both ways, and settles what it finds, as far as that is safe.
 * @returns a function that throws Problem when the carrier cannot be listed, or the table cannot be read or take notes;
 *   then no mask was changed
 */
export const makeReconcile =
  (dependencies: ReconcileDependencies) =>
  async (options: ReconcileOptions = {}): Promise<ReconciliationReport> => {
    const { isCheckOnly = false, budgetSeconds = Number.POSITIVE_INFINITY } = options;
    const { nowSeconds, notes } = dependencies;
    const startedAtSeconds = nowSeconds();
    const hasTime = (share: number) => () => nowSeconds() < startedAtSeconds + share * budgetSeconds;
    const before = budgetSeconds === Number.POSITIVE_INFINITY ? undefined : await notes.progress();

    const surveyed = await survey(dependencies, hasTime(SHARE_FOR_LOOKING), before?.cursor);
    const plan = planOf(surveyed, before, options);
    const isTouching = !isCheckOnly && plan.refusal === undefined;
    if (isTouching) {
      await takeNotes(dependencies, surveyed, plan);
    }
    const findings = isTouching
      ? await settleAll(dependencies, surveyed, hasTime(1))
      : surveyed.findings.map((finding) => settled(finding, 'unsettled'));
    const unfreed = isTouching ? await freeSlots(dependencies, surveyed.table.unused, hasTime(1)) : [];
    return reportOf(dependencies, surveyed, { ...plan, isCheckOnly, findings, unfreed });
  };

interface Plan {
  /** With those of the part that an earlier reconciliation did. */
  readonly masks: number;
  readonly changes: number;
  readonly refusal?: Refusal;
}

const planOf = (
  { table, carrier, findings }: Survey,
  before: ReconciliationProgress | undefined,
  { acceptChanges }: ReconcileOptions,
): Plan => {
  const { active, expired, ordering, releasing } = table.counts;
  const masks = active + expired + ordering + releasing + (before?.masks ?? 0);
  const changes = findings.filter(isChange).length + (before?.changes ?? 0);
  const refusal = refusalOf({
    masks,
    active: active + expired,
    atCarrier: carrier.ours.size,
    changes,
    acceptChanges,
  });
  return { masks, changes, ...(refusal !== undefined && { refusal }) };
};

const settleAll = async (
  dependencies: ReconcileDependencies,
  { findings, carrier }: Survey,
  hasTime: () => boolean,
): Promise<readonly Settled[]> => {
  const all: Settled[] = [];
  for (const finding of findings) {
    all.push(
      hasTime()
        ? await settle(finding, () => act(dependencies, finding, carrier))
        : settled(finding, 'postponed'),
    );
  }
  return all;
};

/** One that fails does not stop the others: the next reconciliation finds it again. */
const settle = async (finding: Finding, work: () => Promise<Result>): Promise<Settled> => {
  try {
    return settled(finding, await work());
  } catch (cause) {
    return { ...settled(finding, 'failed'), cause };
  }
};

const settled = (finding: Finding, result: Settled['result']): Settled => ({
  kind: finding.kind,
  number: numberOf(finding),
  mask: maskIdOf(finding),
  result,
});

const reportOf = (
  { connection }: ReconcileDependencies,
  { table, carrier, findings: found }: Survey,
  { masks, ...plan }: Plan & Pick<ReconciliationReport, 'findings' | 'isCheckOnly' | 'unfreed'>,
): ReconciliationReport => ({
  ...plan,
  connection,
  isComplete: table.cursor === undefined,
  limit: limitOf(masks),
  counts: { ...table.counts, ours: carrier.ours.size, foreign: carrier.foreign.size },
  ledger: ledgerOf(found, carrier),
});

/**
 * Frees what is left of slots that nobody uses, so that no number stays on file for nothing. What fails, or finds no
 * time, is found again by the next reconciliation.
 * @returns what was thrown
 */
const freeSlots = async (
  dependencies: ReconcileDependencies,
  numbers: readonly E164[],
  hasTime: () => boolean,
): Promise<readonly unknown[]> => {
  const failures: unknown[] = [];
  for (const number of numbers) {
    if (hasTime()) {
      await freeUnused(dependencies, number).catch((cause: unknown) => failures.push(cause));
    }
  }
  return failures;
};
