import { Problem } from '../../errors/problem.ts';
import { refuseMaskAsNumber } from '../../masks/refuse-mask-as-number.ts';
import type { CreateRequest } from '../buying/purchase-request.ts';
import { isRemembered } from '../buying/purchase-request.ts';
import type { NumberDependencies } from './number-slot.ts';
import { takeNumberPlace } from './number-slot.ts';
import type { Ceiling } from './slots.ts';
import type { Dependencies } from './take-slot.ts';
import { freePlace, takePlace } from './take-slot.ts';

export interface RequestDependencies extends NumberDependencies {
  /** So many masks may be bought in one day (UTC) by all together. */
  readonly masksPerDay: number;
}

/**
 * Takes what a request needs before anything is bought: a place of its number, and one of its day. Whoever goes on with
 * the request has them already. It is the day on which the request came first: one that goes on after midnight may have
 * bought its number long ago, and must not be refused for what others buy today.
 * @throws Problem `number-ceiling`, `number-not-allowed`, `day-ceiling`
 */
export const takeRequestPlaces = async (
  dependencies: RequestDependencies,
  request: CreateRequest,
): Promise<void> => {
  const holder = { id: request.place, requestId: request.id };
  await takeNumberPlace(dependencies, request.person, holder);
  await refuseMaskAsNumber(dependencies.store, request.person);
  const day = dayOf(request);
  if (!(await takePlace(dependencies, day, { id: request.place }, dependencies.masksPerDay))) {
    throw dayIsFull(day, dependencies.nowSeconds());
  }
};

/**
 * Frees both, if the request is still the version that we know: whoever takes it over writes it first, and takes its
 * places after that.
 */
export const freeRequestPlaces = async (
  dependencies: Dependencies,
  request: CreateRequest,
): Promise<void> => {
  const isOurs = async (): Promise<boolean> =>
    (await dependencies.store.findRequest(request.id))?.etag === request.etag;
  await freePlace(dependencies, dayOf(request), request.place, isOurs);
  await freePlace(dependencies, { number: request.person }, request.place, isOurs);
};

/**
 * A request may be forgotten while somebody works on it, who then takes a place for a person of whom nothing may stay.
 * Where a mask uses the place, whoever forgets the person ends the mask, and then its place.
 */
export const freeIfForgotten = async (dependencies: Dependencies, request: CreateRequest): Promise<void> => {
  const found = await dependencies.store.findRequest(request.id);
  const isForgotten = found !== undefined && !isRemembered(found);
  await (isForgotten && freeUnlessUsed(dependencies, request));
};

/** Frees the place of the number, unless the mask of the request uses it. The one of the day stays: a mask was bought. */
export const freeUnlessUsed = async (
  dependencies: Dependencies,
  { person, place, candidate }: CreateRequest,
): Promise<void> => {
  const row = candidate && (await dependencies.store.find(candidate));
  const isUsed = row !== undefined && row.state !== 'released' && row.place === place;
  await (!isUsed && freePlace(dependencies, { number: person }, place));
};

type Day = Extract<Ceiling, { day: string }>;

const dayOf = ({ createdAt }: CreateRequest): Day => ({ day: createdAt.slice(0, 'yyyy-mm-dd'.length) });

const DAY_SECONDS = 24 * 60 * 60;

const dayIsFull = ({ day }: Day, nowSeconds: number): Problem =>
  new Problem(
    'day-ceiling',
    'As many masks have been bought today as may be in one day. Repeat after midnight UTC, or have the ceiling raised.',
    { retryAfterSeconds: Math.max(1, Date.parse(day) / 1000 + DAY_SECONDS - nowSeconds) },
  );
