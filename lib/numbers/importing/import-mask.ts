import type { NumberSupplier } from '../../carriers/carrier.ts';
import type { Connections } from '../../carriers/connections.ts';
import { shownBy } from '../../carriers/shown-by.ts';
import { Problem } from '../../errors/problem.ts';
import type { Mask } from '../../masks/mask.ts';
import { isoTime } from '../../time.ts';
import type { NumberDependencies } from '../quotas/number-slot.ts';
import { freeNumberSlot, isHidden } from '../quotas/number-slot.ts';
import { releaseOrRestore, webhooksOf } from '../releasing/release-or-restore.ts';
import { tombstoneFor } from '../releasing/tombstone.ts';
import type { ImportRequest } from './imported-mask.ts';
import { formerSettings, importedMask, isImportOf, refuseOwnNumber } from './imported-mask.ts';
import { changedMeanwhile, reserveImported } from './reserve-imported.ts';

export interface Dependencies extends NumberDependencies {
  readonly connections: Connections;
  /** Ends when the time for the carrier is over. */
  readonly deadline: () => AbortSignal;
}

/**
 * `on-file`: there is a mask of that number already, and it is not this one. `is-ours`: it was bought for a mask, or
 * nobody knows any more what it did before.
 */
export type Imported = 'imported' | 'is-ours' | 'not-in-account' | 'on-file' | 'was-imported';

/**
 * Makes a mask of a number that the account has already: what it did before goes on file first, so that it can be set
 * again, whatever breaks. May be repeated: what was cut off goes on where it stopped.
 * @throws Problem `number-quota`, `number-not-allowed`, `caller-id-not-shown`, `connection-unknown`, `mask-changed` when
 *   somebody else works on the number, or what the carrier's failure became
 */
export const makeImportMask =
  (dependencies: Dependencies) =>
  async (wanted: ImportRequest): Promise<Imported> => {
    const { connections, store, deadline } = dependencies;
    const { supplier, ...connected } = connections.choose(wanted.connection);
    const callerId = shownBy(connected, wanted.callerId);
    refuseOwnNumber(wanted);
    const earlier = await store.find(wanted.mask);
    if (earlier !== undefined && earlier.state !== 'released') {
      return isImportOf(earlier, wanted, connected) ? goOn(dependencies, earlier, supplier) : 'on-file';
    }
    const former = await formerSettings(supplier, wanted.mask, earlier, deadline());
    if (typeof former === 'string') {
      return former;
    }
    const row = importedMask(dependencies, { ...wanted, callerId }, connected, former);
    await reserveImported(dependencies, row, earlier);
    return take(dependencies, row, supplier);
  };

/** With a new etag and as if begun now, so that no reconciliation undoes meanwhile what was cut off some time ago. */
const goOn = async (dependencies: Dependencies, row: Mask, supplier: NumberSupplier): Promise<Imported> => {
  if (row.state === 'active') {
    return 'was-imported';
  }
  const { store, ids, nowSeconds } = dependencies;
  const renewed: Mask = { ...row, createdAt: isoTime(nowSeconds()), etag: ids.etag() };
  if (!(await store.replace(row, renewed))) {
    throw changedMeanwhile();
  }
  return take(dependencies, renewed, supplier);
};

/** The number's calls come to us from here on. */
const take = async (dependencies: Dependencies, row: Mask, supplier: NumberSupplier): Promise<Imported> => {
  const { store, ids, deadline } = dependencies;
  if (await isHidden(store, row.mask)) {
    await ((await store.replace(row, tombstoneFor(row, dependencies))) && freeNumberSlot(dependencies, row));
    throw new Problem('number-not-allowed', 'The number of the mask is hidden behind a mask itself.');
  }
  await webhooksOf(supplier).take(row.mask, deadline());
  if (!(await store.replace(row, { ...row, state: 'active', etag: ids.etag() }))) {
    await putBack(dependencies, row, supplier);
    throw changedMeanwhile();
  }
  return 'imported';
};

/** Whoever ended the mask while we slept has left a tombstone: what we have taken since is set as it was. */
const putBack = async (
  dependencies: Dependencies,
  { mask, former }: Mask,
  supplier: NumberSupplier,
): Promise<void> => {
  const found = await dependencies.store.find(mask);
  if (found?.state === 'released') {
    const claim = tombstoneFor({ ...found, ...(former && { former }) }, dependencies);
    await ((await dependencies.store.replace(found, claim)) &&
      releaseOrRestore(supplier, claim, dependencies.deadline()));
  }
};
