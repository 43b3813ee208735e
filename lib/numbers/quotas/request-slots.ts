import { Problem } from '../../errors/problem.ts';
import { refuseMaskAsNumber } from '../../masks/refuse-mask-as-number.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { NumberDependencies } from './number-slot.ts';
import { takeNumberSlot } from './number-slot.ts';
import type { Quota } from './slots.ts';
import type { Dependencies } from './take-slot.ts';
import { freeSlot, takeSlot } from './take-slot.ts';

export interface RequestDependencies extends NumberDependencies {
  /** So many masks may be bought in one day (UTC) by all together. */
  readonly masksPerDay: number;
}

/**
 * Takes what a request needs before anything is bought: a place of its number, and one of its day. Whoever goes on with
 * the request has them already. It is the day on which the request came first: one that goes on after midnight may have
 * bought its number long ago, and must not be refused for what others buy today.
 * @throws Problem `number-quota`, `number-not-allowed`, `day-quota`
 */
export const takeRequestSlots = async (
  dependencies: RequestDependencies,
  request: StoredRequest,
): Promise<void> => {
  const holder = { id: request.slot, requestId: request.id };
  await takeNumberSlot(dependencies, request.person, holder);
  await refuseMaskAsNumber(dependencies.store, request.person);
  const day = dayOf(request);
  if (!(await takeSlot(dependencies, day, { id: request.slot }, dependencies.masksPerDay))) {
    throw dayIsFull(day, dependencies.nowSeconds());
  }
};

/**
 * Frees both, if the request is still the version that we know: whoever takes it over writes it first, and takes its
 * places after that.
 */
export const freeRequestSlots = async (dependencies: Dependencies, request: StoredRequest): Promise<void> => {
  const isOurs = async (): Promise<boolean> =>
    (await dependencies.store.findRequest(request.id))?.etag === request.etag;
  await freeSlot(dependencies, dayOf(request), request.slot, isOurs);
  await freeSlot(dependencies, { number: request.person }, request.slot, isOurs);
};

/**
 * A request may be erased while somebody works on it, who then takes a slot for a person of whom nothing may stay.
 * Where a mask uses the slot, whoever forgets the person ends the mask, and then its slot.
 */
export const freeIfErased = async (dependencies: Dependencies, request: StoredRequest): Promise<void> => {
  const found = await dependencies.store.findRequest(request.id);
  const isErased = found !== undefined && !isNotErased(found);
  await (isErased && freeUnlessUsed(dependencies, request));
};

/** Frees the place of the number, unless the mask of the request uses it. The one of the day stays: a mask was bought. */
export const freeUnlessUsed = async (
  dependencies: Dependencies,
  { person, slot, candidate }: StoredRequest,
): Promise<void> => {
  const row = candidate && (await dependencies.store.find(candidate));
  const isUsed = row !== undefined && row.state !== 'released' && row.slot === slot;
  await (!isUsed && freeSlot(dependencies, { number: person }, slot));
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
