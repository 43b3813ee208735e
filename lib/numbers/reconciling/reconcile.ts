import { freeUnused } from '../quotas/unused-slots.ts';
import { dropSettings } from '../releasing/drop-settings.ts';
import type { Finding, FindingResult, Result } from './finding.ts';
import { maskIdOf, needsRightAccount, numberOf } from './finding.ts';
import { handleFinding } from './handle-finding.ts';
import type { Plan } from './plan.ts';
import { limitOf, planOf } from './plan.ts';
import type { TableRead } from './read-all.ts';
import type { ReconcileDependencies, ReconcileOptions } from './reconcile-dependencies.ts';
import type { HandledFinding, ReconciliationReport } from './reconciliation-report.ts';
import { ledgerOf } from './reconciliation-report.ts';
import type { Survey } from './survey.ts';
import { survey } from './survey.ts';

/** The share of the time for looking. The rest is for handling the findings. */
const SHARE_FOR_LOOKING = 0.5;

/**
 * Compares the carrier with the table, in both directions, and handles each finding if that is safe.
 * @returns a function that throws a Problem when it cannot list the carrier's numbers, read the table or write notes.
 *   Then no mask was changed.
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
    if (isCheckOnly) {
      const findings = surveyed.findings.map((finding) => handled(finding, 'untouched'));
      return reportOf(dependencies, surveyed, { ...plan, isCheckOnly, findings, unfreed: [] });
    }
    await writeNotes(dependencies, surveyed, plan);
    const findings = await handleAll(dependencies, surveyed, plan, hasTime(1));
    const unfreed = await cleanUp(dependencies, surveyed.table, hasTime(1));
    return reportOf(dependencies, surveyed, { ...plan, isCheckOnly, findings, unfreed });
  };

/** Longer than the time between two reconciliations. */
const NOTES_KEPT_SECONDS = 3 * 24 * 60 * 60;

/** Notes for the next reconciliation since when each orphan has been one, and where to continue. */
const writeNotes = async (
  { notes, nowSeconds }: ReconcileDependencies,
  { findings, notes: earlier, table }: Survey,
  { masks, changes, refusal }: Plan,
): Promise<void> => {
  const purgeAtSeconds = nowSeconds() + NOTES_KEPT_SECONDS;
  const orphans = findings.filter((finding) => finding.kind === 'orphan');
  for (const { number, firstSeenAtSeconds } of orphans) {
    await notes.putOrphan({ number, firstSeenAtSeconds, purgeAtSeconds });
  }
  if (table.cursor !== undefined) {
    // Only a reconciliation that reaches the end of the table looks for orphans, so their notes stay.
    await notes.putProgress({ cursor: table.cursor, masks, changes, purgeAtSeconds });
    return;
  }
  await notes.removeProgress();
  if (refusal !== undefined) {
    // A wrong account says nothing about the orphans in the right one.
    return;
  }
  const still = new Set(orphans.map(({ number }) => number));
  for (const { number } of earlier.filter((note) => !still.has(note.number))) {
    await notes.removeOrphan(number);
  }
};

const handleAll = async (
  dependencies: ReconcileDependencies,
  { findings, carrier }: Survey,
  { refusal }: Plan,
  hasTime: () => boolean,
): Promise<readonly HandledFinding[]> => {
  const all: HandledFinding[] = [];
  for (const finding of findings) {
    if (refusal !== undefined && needsRightAccount(finding, carrier)) {
      all.push(handled(finding, 'untouched'));
      continue;
    }
    all.push(
      hasTime()
        ? await handle(finding, () => handleFinding(dependencies, finding, carrier))
        : handled(finding, 'postponed'),
    );
  }
  return all;
};

/** A failure does not stop the other findings: the next reconciliation finds this one again. */
const handle = async (finding: Finding, work: () => Promise<Result>): Promise<HandledFinding> => {
  try {
    return handled(finding, await work());
  } catch (cause) {
    return { ...handled(finding, 'failed'), cause };
  }
};

const handled = (finding: Finding, result: FindingResult): HandledFinding => ({
  kind: finding.kind,
  number: numberOf(finding),
  mask: maskIdOf(finding),
  result,
});

/**
 * Removes what the table holds of people without need: slots that nothing uses, and former settings that have done their
 * work. The next reconciliation finds again what failed or had no time.
 * @returns what was thrown
 */
const cleanUp = async (
  dependencies: ReconcileDependencies,
  { unused, outdated }: Pick<TableRead, 'outdated' | 'unused'>,
  hasTime: () => boolean,
): Promise<readonly unknown[]> => {
  const failures: unknown[] = [];
  const work = [
    ...unused.map((number) => () => freeUnused(dependencies, number)),
    ...outdated.map((tombstone) => () => dropSettings(dependencies, tombstone)),
  ];
  for (const step of work) {
    if (hasTime()) {
      await step().catch((cause: unknown) => failures.push(cause));
    }
  }
  return failures;
};

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
