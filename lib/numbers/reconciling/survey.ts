import { inBatches } from '../../async/in-batches.ts';
import type { E164 } from '../../phone/e164.ts';
import type { AtCarrier, Comparison } from './compare.ts';
import { atCarrier } from './compare.ts';
import { confirmOrphan, confirmRow, confirmStuck } from './confirm.ts';
import type { Finding } from './finding.ts';
import type { TableRead } from './read-all.ts';
import { readAll } from './read-all.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { OrphanNote } from './reconciliation-notes.ts';

/** Carrier and table, and their differences. Nothing has been changed yet. */
export interface Survey {
  readonly carrier: AtCarrier;
  readonly table: TableRead;
  readonly findings: readonly Finding[];
  /** The orphans that earlier reconciliations noted. */
  readonly notes: readonly OrphanNote[];
}

/**
 * Lists the carrier's numbers first and then reads the table, strongly consistent: a number that is bought between the
 * two is not in the list, so it never looks untracked. Whatever looks wrong is read again, and compared with a second
 * list.
 */
export const survey = async (
  dependencies: ReconcileDependencies,
  hasTime: () => boolean,
  from: string | undefined,
): Promise<Survey> => {
  const { assignments, settings, nowSeconds, notes } = dependencies;
  const first = await listCarrier(dependencies);
  const comparison: Comparison = {
    carrier: first,
    endsAtSeconds: assignments.endsAtSeconds,
    nowSeconds: nowSeconds(),
    releaseAfterDays: settings.releaseAfterDays,
  };
  const table = await readAll(dependencies, comparison, hasTime, from);
  // Only a table that was read to its end shows which numbers are untracked.
  const untracked =
    table.cursor === undefined ? [...first.ours].filter((number) => !table.onFile.has(number)) : [];
  const isAllWell = untracked.length + table.unconfirmed.length === 0;
  const carrier = isAllWell ? first : await listCarrier(dependencies);
  const known = await notes.orphans();
  const findings = await confirm(dependencies, { carrier, table, untracked, notes: known });
  return { carrier, table, findings, notes: known };
};

const listCarrier = async ({ supplier, deadline }: ReconcileDependencies): Promise<AtCarrier> =>
  atCarrier(await supplier.owned(deadline()));

interface Unconfirmed extends Omit<Survey, 'findings'> {
  readonly untracked: readonly E164[];
}

const confirm = async (
  dependencies: ReconcileDependencies,
  { carrier, table, untracked, notes }: Unconfirmed,
): Promise<readonly Finding[]> => {
  const nowSeconds = dependencies.nowSeconds();
  const fresh = notes.filter(({ purgeAtSeconds }) => purgeAtSeconds > nowSeconds);
  const seenBefore = new Map(fresh.map(({ number, firstSeenAtSeconds }) => [number, firstSeenAtSeconds]));
  const stillOurs = untracked.filter((number) => carrier.ours.has(number));
  const found = [
    ...(await inBatches(stillOurs, (number) => confirmOrphan(dependencies, number, carrier, seenBefore))),
    ...(await inBatches(table.unconfirmed, (row) => confirmRow(dependencies, row, carrier))),
    ...(await inBatches(table.stuck, (request) => confirmStuck(dependencies, request))),
  ];
  return found.filter((finding) => finding !== undefined);
};
