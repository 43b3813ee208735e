import { Problem } from '../../errors/problem.ts';
import type { NumberRow } from '../owned-number.ts';
import { endNumber } from '../releasing/end-number.ts';
import { releaseOrRestore, staysInAccount } from '../releasing/release-or-restore.ts';
import type { AtCarrier } from './judge.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { Result } from './result.ts';

/** Returns the number of a row that is `releasing`, or a tombstone, and then leaves a tombstone. */
export const finishRelease = async (
  dependencies: ReconcileDependencies,
  row: NumberRow,
  { foreign, imported }: AtCarrier,
): Promise<Extract<Result, 'done' | 'waiting'>> => {
  const { assignments, supplier, deadline } = dependencies;
  if (row.state === 'releasing') {
    await assignments.removeCallers(row);
  }
  // An imported number that bears our name no longer has been set as it was, or the carrier's side says why not.
  if (foreign.has(row.mask) && !staysInAccount(row)) {
    throw new Problem(
      'carrier-refused',
      'The number is on the account at the carrier, but it is not proven ours. Release it there by hand.',
    );
  }
  if (imported.has(row.mask) && row.former === undefined) {
    throw new Problem(
      'carrier-refused',
      'The number was in the account before it was imported, and how it was set then is not on file. See to it there.',
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
