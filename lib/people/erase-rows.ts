import { inBatches } from '../async/in-batches.ts';
import type { BlockStore } from '../masks/block.ts';
import { removeBlocks } from '../masks/blocks.ts';
import type { Mask } from '../masks/mask.ts';
import type { MaskStore } from '../masks/mask-store.ts';
import type { Tombstone } from '../numbers/owned-number.ts';
import { freeNumberSlot } from '../numbers/quotas/number-slot.ts';
import { keepFromUsing } from '../numbers/quotas/unused-slots.ts';
import type { EndNumberDependencies } from '../numbers/releasing/end-number.ts';
import { endNumber } from '../numbers/releasing/end-number.ts';
import { tombstoneFor } from '../numbers/releasing/tombstone.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import type { EraseRequestDependencies } from './erase-request.ts';
import { eraseRequest } from './erase-request.ts';
import type { KeptTombstone } from './erase-settings.ts';
import { hasSettings } from './erase-settings.ts';
import type { PersonIndex } from './person-index.ts';

export interface EraseRowsDependencies extends EndNumberDependencies {
  readonly store: MaskStore &
    BlockStore &
    EndNumberDependencies['store'] &
    EraseRequestDependencies['store'] &
    PersonIndex;
}

/** What was erased from the table. */
export interface ErasedRows {
  /** Tombstones now, but still at the carrier. */
  readonly masks: readonly Mask[];
  /** The tombstones that still have former settings, of these masks and of earlier ones. */
  readonly kept: readonly KeptTombstone[];
  readonly requests: number;
  readonly blocks: number;
}

/**
 * Erases each row that names the person. It finds them by the index, which lags behind, and by the person's slots, which
 * do not, and reads each row again before it changes it. Workers are stopped first, so that no new row appears.
 */
export const eraseRows = async (dependencies: EraseRowsDependencies, person: E164): Promise<ErasedRows> => {
  const { store } = dependencies;
  const holders = (await store.findSlots({ number: person }))?.holders ?? [];
  const found = await store.findByPerson(person);
  const ids = new Set([
    ...found.requests.map(({ id }) => id),
    ...holders.flatMap(({ requestId }) => requestId ?? []),
  ]);
  await inBatches(holders, async ({ id, mask }) =>
    mask === undefined ? undefined : keepFromUsing(dependencies, mask, id),
  );
  const stopped = await inBatches([...ids], (id) => eraseRequest(dependencies, person, id));
  const requests = stopped.filter((request) => request !== undefined);
  const numbers = new Set([
    ...requests.flatMap(({ candidate }) => candidate ?? []),
    ...found.masks.map(({ mask }) => mask),
    ...holders.flatMap(({ mask }) => mask ?? []),
  ]);
  const ended = await inBatches([...numbers], (mask) => endMaskOf(dependencies, person, mask));
  const masks = ended.filter((one) => one !== undefined);
  const unblocked = await inBatches(found.blocks, ({ mask, caller }) => store.removeBlock(mask, caller));
  return {
    masks: masks.map(({ row }) => row),
    kept: [...found.tombstones, ...masks.map(({ tombstone }) => tombstone)].filter(hasSettings),
    requests: requests.length,
    blocks: masks.reduce((sum, { blocks }) => sum + blocks, unblocked.filter(Boolean).length),
  };
};

interface EndedMask {
  readonly row: Mask;
  readonly tombstone: Tombstone;
  readonly blocks: number;
}

/**
 * Replaces a mask of the person by a tombstone. Its calls are refused from the first write on. A reservation becomes a
 * tombstone at once, so that a worker that has just bought the number finds the tombstone and releases the number. If
 * another worker changes the row meanwhile, this reads it again.
 */
const endMaskOf = async (
  dependencies: EraseRowsDependencies,
  person: E164,
  mask: E164,
  removed = 0,
): Promise<EndedMask | undefined> => {
  const { store, ids } = dependencies;
  const row = await store.find(mask);
  if (row === undefined || row.state === 'released' || !isSameLine(row.number, person)) {
    return undefined;
  }
  if (row.state === 'active') {
    await store.replace(row, { ...row, state: 'releasing', etag: ids.etag() });
    return endMaskOf(dependencies, person, mask, removed);
  }
  const blocks = removed + (row.state === 'releasing' ? await removeBlocks(store, mask) : 0);
  const tombstone = tombstoneFor(row, dependencies);
  const isEnded = await (row.state === 'releasing' ? endNumber : endOrder)(dependencies, row, tombstone);
  return isEnded ? { row, tombstone, blocks } : endMaskOf(dependencies, person, mask, blocks);
};

/** Writes the tombstone first: until then a worker may activate the reservation, and an active mask needs its slot. */
const endOrder = async (
  dependencies: EraseRowsDependencies,
  reservation: Mask,
  tombstone: Tombstone,
): Promise<boolean> => {
  const isEnded = await dependencies.store.replace(reservation, tombstone);
  if (isEnded) {
    await freeNumberSlot(dependencies, reservation.number, reservation.slot);
  }
  return isEnded;
};
