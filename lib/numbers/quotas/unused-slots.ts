import type { E164 } from '../../phone/e164.ts';
import type { RequestStore } from '../buying/request-store.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { tombstoneOfUnbought } from '../releasing/tombstone.ts';
import type { SlotStore } from './slot-store.ts';
import type { Holder } from './slots.ts';
import type { SlotDependencies } from './take-slot.ts';
import { changeHolders } from './take-slot.ts';

/** The rows that may use a slot. */
export interface UnusedSlotsStore extends NumberStore, SlotStore, Pick<RequestStore, 'findRequest'> {
  /** The numbers that hide a person. From an index, which lags behind. */
  listByNumber(
    person: E164,
    query: { readonly limit: number },
  ): Promise<{ readonly masks: readonly Pick<OwnedNumber, 'slot'>[] }>;
}

/** Longer than any worker lives that might still be about to use the slot that it has taken. */
const UNPROVEN_SECONDS = 60 * 60;

/** Whether a slot was taken so long ago that its user has been written since. */
export const isOld = ({ takenAtSeconds }: Holder, nowSeconds: number): boolean =>
  takenAtSeconds + UNPROVEN_SECONDS <= nowSeconds;

/**
 * Frees those slots of a person that nothing uses: a worker was cut off between taking and using, or while freeing.
 * @param which `old`, unless the users of the others have been stopped before
 */
export const freeUnused = async (
  dependencies: SlotDependencies<UnusedSlotsStore>,
  number: E164,
  which: 'all' | 'old' = 'old',
): Promise<void> => {
  const isDue = (holder: Holder): boolean => which === 'all' || isOld(holder, dependencies.nowSeconds());
  await changeHolders(dependencies, { number }, async (holders) => {
    const unused = await notInUse(dependencies, number, holders.filter(isDue));
    return unused.length > 0 ? holders.filter((holder) => !unused.includes(holder)) : undefined;
  });
};

const notInUse = async (
  dependencies: SlotDependencies<UnusedSlotsStore>,
  number: E164,
  holders: readonly Holder[],
): Promise<readonly Holder[]> => {
  const slots = holders.length > 0 ? await slotsOnFile(dependencies.store, number) : new Set();
  const unused: Holder[] = [];
  for (const holder of holders) {
    if (!slots.has(holder.id) && !(await mayBeUsed(dependencies, holder))) {
      unused.push(holder);
    }
  }
  return unused;
};

/** More than there can be of one person. */
const ALL = 10_000;

/** From an index, which lags behind; but not by the age of an old slot. */
const slotsOnFile = async (store: UnusedSlotsStore, number: E164): Promise<ReadonlySet<unknown>> => {
  const { masks } = await store.listByNumber(number, { limit: ALL });
  return new Set(masks.map(({ slot }) => slot));
};

const mayBeUsed = async (
  dependencies: SlotDependencies<UnusedSlotsStore>,
  holder: Holder,
): Promise<boolean> =>
  holder.mask === undefined
    ? isWanted(dependencies.store, holder)
    : !(await keepFromUsing(dependencies, holder.mask, holder.id));

/** By a request that is not finished yet, or by the mask that it got. */
const isWanted = async (
  store: Pick<UnusedSlotsStore, 'find' | 'findRequest'>,
  { id, requestId = '' }: Holder,
): Promise<boolean> => {
  const request = await store.findRequest(requestId);
  if (request === undefined || !isNotErased(request) || request.slot !== id) {
    return false;
  }
  if (request.answer === undefined) {
    return true;
  }
  const row = await store.find(request.answer.mask);
  return row?.state !== 'released' && row?.slot === id;
};

/**
 * Makes sure that the mask, if it has not used the slot yet, never will. A worker that is about to reassign an active
 * mask, or to import a released number, has to read the row again for its new etag. Where there is no row, a tombstone
 * keeps the number from a worker that is about to import it. `false`: it uses the slot, or changed just now.
 */
export const keepFromUsing = async (
  dependencies: SlotDependencies<NumberStore & SlotStore>,
  mask: E164,
  slot: string,
): Promise<boolean> => {
  const { store, ids } = dependencies;
  const row = await store.find(mask);
  if (row === undefined) {
    return store.insert(tombstoneOfUnbought(mask, dependencies));
  }
  if (row.state === 'released') {
    return store.replace(row, { ...row, etag: ids.etag() });
  }
  return row.slot !== slot && (row.state !== 'active' || store.replace(row, { ...row, etag: ids.etag() }));
};
