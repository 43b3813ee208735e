import type { E164 } from '../phone/e164.ts';
import type { CreateRequest, ForgottenRequest } from './create-request.ts';
import { isRemembered } from './create-request.ts';
import { bury, tombstoneFor, tombstoneOfUnbought } from './give-back.ts';
import { inBatches } from './in-batches.ts';
import type { Ids } from './make-ids.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { freeNumberPlace } from './number-place.ts';
import { removeBlocks } from './remove-blocks.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  readonly tombstoneDays?: number;
}

/** What was in the table about a person, and is not any more. */
export interface ForgottenRows {
  /** Tombstones now, but still at the carrier. */
  readonly masks: readonly Mask[];
  readonly requests: number;
  readonly blocks: number;
}

/**
 * Erases each row that names the person, as far as the index knows of it, or the person's places, which do not lag
 * behind; their word is not taken for any of them. Workers are stopped first, so that what they have begun is found.
 */
export const forgetRows = async (dependencies: Dependencies, person: E164): Promise<ForgottenRows> => {
  const { store } = dependencies;
  const holders = (await store.findPlaces({ number: person }))?.holders ?? [];
  const found = await store.findByPerson(person);
  const ids = new Set([
    ...found.requests.map(({ id }) => id),
    ...holders.flatMap(({ requestId }) => requestId ?? []),
  ]);
  const stopped = await inBatches([...ids], (id) => forgetRequest(dependencies, person, id));
  const requests = stopped.filter((request) => request !== undefined);
  const numbers = new Set([
    ...requests.flatMap(({ candidate }) => candidate ?? []),
    ...found.masks.map(({ mask }) => mask),
    ...holders.flatMap(({ mask }) => mask ?? []),
  ]);
  const ended = await inBatches([...numbers], (mask) => endMask(dependencies, person, mask));
  const masks = ended.filter((one) => one !== undefined);
  const unblocked = await inBatches(found.blocks, ({ mask, caller }) => store.removeBlock(mask, caller));
  return {
    masks: masks.map(({ row }) => row),
    requests: requests.length,
    blocks: masks.reduce((sum, { blocks }) => sum + blocks, unblocked.filter(Boolean).length),
  };
};

/**
 * Makes a marker of the request, so that whoever works on it has lost it. A number that it was about to reserve is kept
 * from it by a tombstone, as one that was not bought: from here on no worker can write the person into the table. Should
 * the carrier have chosen the number for it, the sweep finds the tombstone and gives it back.
 */
const forgetRequest = async (
  dependencies: Dependencies,
  person: E164,
  id: string,
): Promise<CreateRequest | undefined> => {
  const { store } = dependencies;
  const request = await store.findRequest(id);
  if (request === undefined || !isRemembered(request) || request.person !== person) {
    return undefined;
  }
  if (!(await store.replaceRequest(request, markerOf(request, dependencies)))) {
    return forgetRequest(dependencies, person, id);
  }
  if (request.candidate !== undefined) {
    await store.insert(tombstoneOfUnbought(request.candidate, dependencies));
  }
  return request;
};

/** As long as a client may repeat an unfinished request, and longer than any worker sleeps. */
const MARKED_SECONDS = 24 * 60 * 60;

/** Where the stack remembers finished requests for longer, the marker of one lasts as long as it would have. */
const markerOf = (
  { id, createdAt, purgeAtSeconds = 0 }: CreateRequest,
  { ids, nowSeconds }: Dependencies,
): ForgottenRequest => ({
  id,
  forgotten: true,
  createdAt,
  etag: ids.etag(),
  purgeAtSeconds: Math.max(nowSeconds() + MARKED_SECONDS, purgeAtSeconds),
});

interface EndedMask {
  readonly row: Mask;
  readonly blocks: number;
}

/**
 * Makes a tombstone of the mask, if it is the person's: calls are refused from the first write on. A reservation is one
 * at once, so that a worker who has just bought the number finds it released, and gives it back. Whatever somebody else
 * has changed meanwhile is looked at again.
 */
const endMask = async (
  dependencies: Dependencies,
  person: E164,
  mask: E164,
  removed = 0,
): Promise<EndedMask | undefined> => {
  const { store, ids } = dependencies;
  const row = await store.find(mask);
  if (row === undefined || row.state === 'released' || row.number !== person) {
    return undefined;
  }
  if (row.state === 'active') {
    await store.replace(row, { ...row, state: 'releasing', etag: ids.etag() });
    return endMask(dependencies, person, mask, removed);
  }
  const blocks = removed + (row.state === 'releasing' ? await removeBlocks(store, mask) : 0);
  const isEnded = await (row.state === 'releasing' ? bury(dependencies, row) : endOrder(dependencies, row));
  return isEnded ? { row, blocks } : endMask(dependencies, person, mask, blocks);
};

/** The tombstone first: until it is there, a worker may make a mask of the reservation, which needs its place. */
const endOrder = async (dependencies: Dependencies, reservation: Mask): Promise<boolean> => {
  const isEnded = await dependencies.store.replace(reservation, tombstoneFor(reservation, dependencies));
  await (isEnded && freeNumberPlace(dependencies, reservation));
  return isEnded;
};
