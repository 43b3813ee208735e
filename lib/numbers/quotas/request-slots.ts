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

/** What freeing the slots of a request takes. */
export type FreeRequestSlots = SlotDependencies<
  SlotStore & Pick<NumberStore, 'find'> & Pick<RequestStore, 'findRequest'>
>;

/**
 * Takes what a request needs before anything is bought: a slot of its person, and one of its day. A worker that resumes
 * the request finds them taken. The day is that on which the request first came: a worker that resumes it after midnight
 * may find its number bought, and must not be refused for what others buy today.
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
 * Frees both if the request is still the version that we know. A worker that takes it over writes it first, and takes
 * its slots after that.
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
 * A request may be erased while a worker takes a slot for its person, of whom nothing may stay. Where a mask uses the
 * slot, the erasure ends the mask, and then its slot.
 */
export const freeIfErased = async (dependencies: FreeRequestSlots, request: StoredRequest): Promise<void> => {
  const found = await dependencies.store.findRequest(request.id);
  if (found !== undefined && !isNotErased(found)) {
    await freeUnlessUsed(dependencies, request);
  }
};

/** Frees the slot of the person, unless the mask of the request uses it. The one of the day stays: a mask was bought. */
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
    'As many masks have been bought today as may be in one day. Repeat after midnight UTC, or have the quota raised.',
    { retryAfterSeconds: Math.max(1, Date.parse(day) / 1000 + DAY_SECONDS - nowSeconds) },
  );
