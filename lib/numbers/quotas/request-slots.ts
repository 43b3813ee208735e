import { Problem } from '../../errors/problem.ts';
import type { RequestStore } from '../buying/request-store.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberStore } from '../number-store.ts';
import { refuseOwnedNumber } from '../refuse-owned-number.ts';
import type { NumberSlotDependencies } from './number-slot.ts';
import { takeNumberSlot } from './number-slot.ts';
import type { SlotStore } from './slot-store.ts';
import type { Quota } from './slots.ts';
import type { SlotDependencies } from './take-slot.ts';
import { freeSlot, takeSlot } from './take-slot.ts';

export interface RequestSlotDependencies extends NumberSlotDependencies {
  /** The quota of a day (UTC): how many masks all clients together may buy. */
  readonly masksPerDay: number;
}

export type FreeRequestSlots = SlotDependencies<
  SlotStore & Pick<NumberStore, 'find'> & Pick<RequestStore, 'findRequest'>
>;

/**
 * Takes a slot of the person and a slot of the day, before anything is bought. A worker that resumes the request finds
 * them taken. The day is the one on which the request first came: after midnight its number may be bought already, so
 * the new day's purchases must not stop it.
 * @throws Problem `number-quota`, `number-not-allowed`, `day-quota`
 */
export const takeRequestSlots = async (
  dependencies: RequestSlotDependencies,
  request: StoredRequest,
): Promise<void> => {
  const holder = { id: request.slot, requestId: request.id };
  await takeNumberSlot(dependencies, request.person, holder);
  await refuseOwnedNumber(dependencies.store, request.person);
  const day = dayOf(request);
  if (!(await takeSlot(dependencies, day, { id: request.slot }, dependencies.masksPerDay))) {
    throw dayIsFull(day, dependencies.nowSeconds());
  }
};

/**
 * Frees both slots if the request has not changed. A worker that takes the request over writes it first and takes its
 * slots after that, so no slot of a running worker is freed.
 */
export const freeRequestSlots = async (
  dependencies: Pick<FreeRequestSlots, 'ids' | 'store'>,
  request: StoredRequest,
): Promise<void> => {
  const isOurs = async (): Promise<boolean> =>
    (await dependencies.store.findRequest(request.id))?.etag === request.etag;
  await freeSlot(dependencies, dayOf(request), request.slot, isOurs);
  await freeSlot(dependencies, { number: request.person }, request.slot, isOurs);
};

/**
 * Frees the slot of an erased person. A worker may take a slot while its request is erased, and nothing of the person may
 * stay. If a mask uses the slot, the erasure ends the mask and frees the slot.
 */
export const freeIfErased = async (dependencies: FreeRequestSlots, request: StoredRequest): Promise<void> => {
  const found = await dependencies.store.findRequest(request.id);
  if (found !== undefined && !isNotErased(found)) {
    await freeUnlessUsed(dependencies, request);
  }
};

/** Frees the slot of the person, unless the mask of the request uses it. The slot of the day stays: a mask was bought. */
export const freeUnlessUsed = async (
  dependencies: FreeRequestSlots,
  { person, slot, candidate }: StoredRequest,
): Promise<void> => {
  const row = candidate && (await dependencies.store.find(candidate));
  const isUsed = row !== undefined && row.state !== 'released' && row.slot === slot;
  if (!isUsed) {
    await freeSlot(dependencies, { number: person }, slot);
  }
};

type Day = Extract<Quota, { day: string }>;

const dayOf = ({ createdAt }: StoredRequest): Day => ({ day: createdAt.slice(0, 'yyyy-mm-dd'.length) });

const DAY_SECONDS = 24 * 60 * 60;

const dayIsFull = ({ day }: Day, nowSeconds: number): Problem =>
  new Problem(
    'day-quota',
    'The quota of masks for one day is used up. Repeat after midnight UTC, or have the quota raised.',
    { retryAfterSeconds: Math.max(1, Date.parse(day) / 1000 + DAY_SECONDS - nowSeconds) },
  );
