import { Problem } from '../../errors/problem.ts';
import type { NumberRow } from '../owned-number.ts';
import { endNumber } from '../releasing/end-number.ts';
import { releaseOrRestore, staysInAccount } from '../releasing/release-or-restore.ts';
import type { AtCarrier } from './compare.ts';
import type { Result } from './finding.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';

/** Releases or restores the number of a row that is `releasing` or `released`. The row ends as a tombstone. */
export const finishRelease = async (
  dependencies: ReconcileDependencies,
  row: NumberRow,
  { foreign, imported }: AtCarrier,
): Promise<Extract<Result, 'done' | 'waiting'>> => {
  const { assignments, supplier, deadline } = dependencies;
  if (row.state === 'releasing') {
    await assignments.removeCallers(row);
  }
  // An imported number without our name was restored already; if not, restoring it fails with the carrier's reason.
  if (foreign.has(row.mask) && !staysInAccount(row)) {
    throw new Problem(
      'carrier-refused',
      'The number is on the account at the carrier, but it is not managed. Release it there by hand.',
    );
  }
  if (imported.has(row.mask) && row.former === undefined) {
    throw new Problem(
      'carrier-refused',
      'The number was imported, and its former settings are not on file. Set it by hand at the carrier.',
    );
  }
  if ((await releaseOrRestore(supplier, row, deadline())) === 'later') {
    return 'waiting';
  }
  if (row.state !== 'released') {
    await endNumber(dependencies, row);
  }
  return 'done';
};
