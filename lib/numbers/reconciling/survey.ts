import { inBatches } from '../../async/in-batches.ts';
import type { E164 } from '../../phone/e164.ts';
import { confirmOrphan, confirmRow, confirmStuck } from './confirm.ts';
import type { Finding } from './finding.ts';
import type { AtCarrier } from './judge.ts';
import { atCarrier } from './judge.ts';
import type { TableRead } from './read-all.ts';
import { readAll } from './read-all.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { OrphanNote } from './reconciliation-notes.ts';

/** What carrier and table say, and where they differ. Nothing has been changed yet. */
export interface Survey {
  readonly carrier: AtCarrier;
  readonly table: TableRead;
  readonly findings: readonly Finding[];
  /** The orphans of the reconciliations before. */
  readonly notes: readonly OrphanNote[];
}

/**
 * The carrier's list first, then the table, strongly consistent: a number that is bought meanwhile is in no list yet,
 * and never looks like one that nobody has on file. What looks wrong is looked at again, against a second list.
 */
export const survey = async (
  dependencies: ReconcileDependencies,
  hasTime: () => boolean,
  from: string | undefined,
): Promise<Survey> => {
  const { assignments, settings, nowSeconds, notes } = dependencies;
  const first = await listCarrier(dependencies);
  const judgement = {
    carrier: first,
    endsAtSeconds: assignments.endsAtSeconds,
    nowSeconds: nowSeconds(),
    releaseAfterDays: settings.releaseAfterDays,
  };
  const table = await readAll(dependencies, judgement, hasTime, from);
  // Where the end was not reached, nobody knows what else is on file.
  const untracked =
    table.cursor === undefined ? [...first.ours].filter((number) => !table.onFile.has(number)) : [];
  const isAllWell = untracked.length + table.suspects.length === 0;
  const carrier = isAllWell ? first : await listCarrier(dependencies);
  const known = await notes.orphans();
  const findings = await confirm(dependencies, { carrier, table, untracked, notes: known });
  return { carrier, table, findings, notes: known };
};

const listCarrier = async ({ supplier, deadline }: ReconcileDependencies): Promise<AtCarrier> =>
  atCarrier(await supplier.owned(deadline()));

interface Suspects {
  readonly carrier: AtCarrier;
  readonly table: TableRead;
  readonly untracked: readonly E164[];
  readonly notes: readonly OrphanNote[];
}

const confirm = async (
  dependencies: ReconcileDependencies,
  { carrier, table, untracked, notes }: Suspects,
): Promise<readonly Finding[]> => {
  const nowSeconds = dependencies.nowSeconds();
  const fresh = notes.filter(({ purgeAtSeconds }) => purgeAtSeconds > nowSeconds);
  const seenBefore = new Map(fresh.map(({ number, firstSeenAtSeconds }) => [number, firstSeenAtSeconds]));
  const stillOurs = untracked.filter((number) => carrier.ours.has(number));
  const found = [
    ...(await inBatches(stillOurs, (number) => confirmOrphan(dependencies, number, carrier, seenBefore))),
    ...(await inBatches(table.suspects, (row) => confirmRow(dependencies, row, carrier))),
    ...(await inBatches(table.stuck, (request) => confirmStuck(dependencies, request))),
  ];
  return found.filter((finding) => finding !== undefined);
};
