import type { MaskStore } from '../../masks/mask-store.ts';
import type { E164 } from '../../phone/e164.ts';
import { isNotErased } from '../buying/stored-request.ts';
import { tombstoneOfUnbought } from '../releasing/tombstone.ts';
import type { Holder } from './slots.ts';
import type { Dependencies } from './take-slot.ts';
import { changeHolders } from './take-slot.ts';

/** Longer than any worker lives who might still be about to use the slot that it has taken. */
const UNPROVEN_SECONDS = 60 * 60;

/** Whether a slot was taken so long ago that whoever uses it is on file as doing so. */
export const isOld = ({ takenAtSeconds }: Holder, nowSeconds: number): boolean =>
  takenAtSeconds + UNPROVEN_SECONDS <= nowSeconds;

/**
 * Frees those slots of a number that nobody uses: a worker was cut off between taking and using, or while freeing.
 * @param which `old`, unless who uses the others has been stopped before
 */
export const freeUnused = async (
  dependencies: Dependencies,
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
  dependencies: Dependencies,
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

/** More than there can be of one number. */
const ALL = 10_000;

/** From an index, which lags behind; but not by the age of an old slot. */
const slotsOnFile = async (store: MaskStore, number: E164): Promise<ReadonlySet<unknown>> => {
  const { masks } = await store.listByNumber(number, { limit: ALL });
  return new Set(masks.map(({ slot }) => slot));
};

const mayBeUsed = async (dependencies: Dependencies, holder: Holder): Promise<boolean> =>
  holder.mask === undefined
    ? isWanted(dependencies.store, holder)
    : !(await keepFromUsing(dependencies, holder.mask, holder.id));

/** By a request that is not finished yet, or by the mask that it got. */
const isWanted = async (store: MaskStore, { id, requestId = '' }: Holder): Promise<boolean> => {
  const request = await store.findRequest(requestId);
  if (request === undefined || !isNotErased(request) || request.slot !== id) {
    return false;
  }
  if (request.answer === undefined) {
    return true;
  }
  const mask = await store.find(request.answer.mask);
  return mask?.state !== 'released' && mask?.slot === id;
};

/**
 * Makes sure that the mask, if it has not used the slot yet, never will. Whoever is about to move an active mask, or to
 * import a released number, has to read the row again for its new etag; where there is no row, a tombstone keeps the number
 * from whoever is about to import it. `false`: it uses the slot, or changed just now.
 */
export const keepFromUsing = async (
  dependencies: Dependencies,
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
