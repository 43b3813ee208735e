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
  /** The masks of a person. Eventually consistent: it comes from an index. */
  listByNumber(
    person: E164,
    query: { readonly limit: number },
  ): Promise<{ readonly masks: readonly Pick<OwnedNumber, 'slot'>[] }>;
}

/** Longer than any worker runs that may still use the slot it has taken. */
const UNPROVEN_SECONDS = 60 * 60;

/** Whether the slot was taken so long ago that the row which uses it must be written by now. */
export const isOld = ({ takenAtSeconds }: Holder, nowSeconds: number): boolean =>
  takenAtSeconds + UNPROVEN_SECONDS <= nowSeconds;

/**
 * Frees the slots of a person that nothing uses: a worker was cut off after it took a slot, or before it freed one.
 * @param which `all` only after the workers that could use the young slots were stopped
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

/** More masks than one person can have. */
const ALL = 10_000;

/** From an index, which lags behind by far less than the age of an old slot. */
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

/** Whether an unfinished request holds the slot, or the mask that a finished one got. */
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
 * Keeps the mask from using the slot in the future. A new etag makes a worker fail that is about to reassign an active
 * mask or to import a released number. If the number has no row, a tombstone stops a worker that is about to import it.
 * @returns `false`: the mask uses the slot, or its row has just changed
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
