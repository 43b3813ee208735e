import type { NumberSupplier } from '../../carriers/supplier.ts';
import { Problem } from '../../errors/problem.ts';
import { isoTime } from '../../time.ts';
import type { Assignments } from '../assignments.ts';
import type { OwnedNumber } from '../owned-number.ts';
import type { NumberSlotDependencies } from '../quotas/number-slot.ts';
import { freeNumberSlot, isHidden } from '../quotas/number-slot.ts';
import { releaseOrRestore, webhooksOf } from '../releasing/release-or-restore.ts';
import { renewedTombstone, tombstoneFor } from '../releasing/tombstone.ts';
import type { ImportRequest } from './import-request.ts';
import { refuseOwnNumber } from './import-request.ts';
import type { ImportedNumber } from './imported-number.ts';
import { formerSettings, importedNumber, isImportOf } from './imported-number.ts';
import { changedMeanwhile, reserveImported } from './reserve-imported.ts';

export interface ImportNumberDependencies extends NumberSlotDependencies {
  readonly assignments: Pick<Assignments, 'personOf'>;
  readonly tombstoneDays?: number;
  /** Ends when the time for the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/**
 * `on-file`: the number has a row of another mask. `is-ours`: the number is managed already, and its former settings are
 * unknown.
 */
export type Imported = 'imported' | 'is-ours' | 'not-in-account' | 'on-file' | 'was-imported';

/**
 * Takes over a number that the account has already. The former settings are stored first, so that they can be restored
 * after any failure. Idempotent: a repeated import resumes one that was cut off.
 * @throws Problem `number-quota`, `number-not-allowed`, `mask-changed` when another worker is at the number, or what the
 *   carrier's failure became
 */
export const importNumber = async (
  dependencies: ImportNumberDependencies,
  request: ImportRequest,
): Promise<Imported> => {
  const { assignments, store, deadline } = dependencies;
  const { mask, person, connection } = request;
  refuseOwnNumber(mask, person);
  const earlier = await store.find(mask);
  if (earlier !== undefined && earlier.state !== 'released') {
    return isImportOf(assignments, earlier, request)
      ? resume(dependencies, earlier, connection.supplier)
      : 'on-file';
  }
  const former = await formerSettings(connection.supplier, mask, earlier, deadline());
  if (typeof former === 'string') {
    return former;
  }
  const row = importedNumber(dependencies, request, former);
  await reserveImported(dependencies, row, person, earlier);
  return take(dependencies, row, connection.supplier);
};

/** Renews the etag and the time, so that no reconciliation undoes the old import meanwhile. */
const resume = async (
  dependencies: ImportNumberDependencies,
  row: ImportedNumber,
  supplier: NumberSupplier,
): Promise<Imported> => {
  if (row.state === 'active') {
    return 'was-imported';
  }
  const { store, ids, nowSeconds } = dependencies;
  const renewed: ImportedNumber = { ...row, createdAt: isoTime(nowSeconds()), etag: ids.etag() };
  if (!(await store.replace(row, renewed))) {
    throw changedMeanwhile();
  }
  return take(dependencies, renewed, supplier);
};

/** Points the number's calls at us. */
const take = async (
  dependencies: ImportNumberDependencies,
  row: ImportedNumber,
  supplier: NumberSupplier,
): Promise<Imported> => {
  const { store, ids, deadline } = dependencies;
  if (await isHidden(store, row.mask)) {
    await undo(dependencies, row);
    throw new Problem('number-not-allowed', 'The number of the mask is itself hidden behind a mask.');
  }
  await webhooksOf(supplier).take(row.mask, deadline());
  if (!(await store.replace(row, { ...row, state: 'active', etag: ids.etag() }))) {
    await putBack(dependencies, row, supplier);
    throw changedMeanwhile();
  }
  return 'imported';
};

const undo = async (dependencies: ImportNumberDependencies, row: OwnedNumber): Promise<void> => {
  if (await dependencies.store.replace(row, tombstoneFor(row, dependencies))) {
    await freeNumberSlot(dependencies, dependencies.assignments.personOf(row), row.slot);
  }
};

/**
 * Restores the former settings if another worker released the mask while we slept, and we took the number after that. The
 * table gets no settings from our memory: the person may have been erased meanwhile.
 */
const putBack = async (
  dependencies: ImportNumberDependencies,
  { mask, former }: ImportedNumber,
  supplier: NumberSupplier,
): Promise<void> => {
  const { store, deadline } = dependencies;
  const found = await store.find(mask);
  if (found?.state !== 'released') {
    return;
  }
  const tombstone = renewedTombstone(found, dependencies);
  if (await store.replace(found, tombstone)) {
    await releaseOrRestore(supplier, { ...tombstone, former }, deadline());
  }
};
