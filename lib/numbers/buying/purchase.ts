import type { Connections } from '../../carriers/connections.ts';
import { Problem } from '../../errors/problem.ts';
import type { E164 } from '../../phone/e164.ts';
import { isSameLine } from '../../phone/plans/is-same-line.ts';
import type { OwnedNumber } from '../owned-number.ts';
import type { RequestSlotDependencies } from '../quotas/request-slots.ts';
import { freeIfErased, freeUnlessUsed, takeRequestSlots } from '../quotas/request-slots.ts';
import type { Attempt, AttemptDependencies } from './attempt.ts';
import { makeAttempt } from './attempt.ts';
import { letCarrierChoose, mayChoose, resumeChosen } from './carrier-chooses.ts';
import { claim } from './claim.ts';
import { noticeMissingNumber } from './missing-number.ts';
import { orderReserved } from './order-reserved.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import { dropCandidate, fence, note, renew, reserve } from './reserve.ts';
import type { SearchArea } from './search-areas.ts';
import { searchAreas } from './search-areas.ts';
import type { FinalAnswer } from './stored-request.ts';
import type { WorkLease, WorkLeaseDependencies } from './work-lease.ts';
import { maskReleased } from './work-lease.ts';

export interface PurchaseDependencies
  extends AttemptDependencies,
    WorkLeaseDependencies,
    RequestSlotDependencies {
  readonly store: AttemptDependencies['store'] &
    RequestSlotDependencies['store'] &
    WorkLeaseDependencies['store'];
  readonly connections: Connections;
  /** Ends when the time for the carrier is over: before API Gateway stops waiting for us. */
  readonly deadline: () => AbortSignal;
}

/** The answer, and the row of the number unless the answer is an earlier one repeated. */
export interface Purchased {
  readonly answer: FinalAnswer;
  readonly row?: OwnedNumber;
}

/**
 * Buys one number for each Idempotency-Key, step by step:
 * 1. claim the request, or find its stored answer;
 * 2. take a slot in the quotas of the person and of the day;
 * 3. look for candidates near the person's number;
 * 4. note a candidate on the request;
 * 5. reserve it: write its row, which only one worker can;
 * 6. order exactly that number from the carrier;
 * 7. activate its row;
 * 8. finish the request with its answer.
 * Each step is idempotent. A repeated request resumes after the last step that was done.
 */
export const makePurchase =
  (dependencies: PurchaseDependencies) =>
  async (request: PurchaseRequest): Promise<Purchased> => {
    const claimed = await claim(dependencies, request);
    return 'status' in claimed ? { answer: claimed } : buyAndFinish(dependencies, request, claimed);
  };

const buyAndFinish = async (
  dependencies: PurchaseDependencies,
  request: PurchaseRequest,
  lease: WorkLease,
): Promise<Purchased> => {
  try {
    await takeRequestSlots(dependencies, lease.request());
    const connected = dependencies.connections.of(request);
    const attempt = makeAttempt(dependencies, request, lease, connected, dependencies.deadline());
    const row = (await resume(attempt)) ?? (await buy(attempt));
    return { answer: row.state === 'active' ? await lease.finish(row) : await lease.wait(row), row };
  } catch (error) {
    await giveUp(dependencies, lease, error);
    throw error;
  }
};

/** Throws nothing, so that the client gets the first failure. If this fails, the lease ends by itself. */
const giveUp = async (
  dependencies: PurchaseDependencies,
  lease: WorkLease,
  error: unknown,
): Promise<void> => {
  await lease.giveUp().catch(() => undefined);
  // A repeated request took slots before it found its mask released.
  const isGone = error instanceof Problem && error.code === 'mask-released';
  const free = isGone ? freeUnlessUsed : freeIfErased;
  await free(dependencies, lease.request()).catch(() => undefined);
};

/** @throws Problem `no-stock`, or what the carrier's failure became */
const buy = async (attempt: Attempt): Promise<OwnedNumber> => {
  for (const area of searchAreas(attempt.reserving.request.near)) {
    const row = await buyInArea(attempt, area);
    if (row !== undefined) {
      return row;
    }
  }
  throw new Problem(
    'no-stock',
    'Neither the area nor the country of the number has one to sell. Try again later.',
  );
};

/** In one area. If this many are sold before we order them, the carrier's list is wrong. */
const CANDIDATES_TRIED = 10;

/** Buys one of the carrier's candidates. If it lists none, it is asked to choose. */
const buyInArea = async (attempt: Attempt, area: SearchArea): Promise<OwnedNumber | undefined> => {
  const { candidates, shuffle } = attempt.looking;
  const listed = await candidates(area);
  if (listed.length === 0 && area.mayOrderNear && mayChoose(attempt)) {
    return letCarrierChoose(attempt, area);
  }
  const { person } = attempt.reserving.request;
  const fitting = listed.filter((candidate) => area.fits(candidate) && !isSameLine(candidate, person));
  for (const candidate of shuffle(fitting).slice(0, CANDIDATES_TRIED)) {
    const row = await buyExactly(attempt, candidate);
    if (row !== undefined) {
      return row;
    }
  }
  return undefined;
};

/** Notes, reserves, orders and activates. `undefined`: the number has a row already, or the carrier has sold it. */
const buyExactly = async (attempt: Attempt, candidate: E164): Promise<OwnedNumber | undefined> => {
  const { reserving } = attempt;
  await note(reserving, candidate);
  const reservation = await reserve(reserving, candidate);
  if (reservation === undefined) {
    await noticeMissingNumber(attempt, candidate, 'missing-number-found');
    await dropCandidate(reserving);
    return undefined;
  }
  await fence(reserving, () => reserving.store.remove(reservation));
  return orderReserved(attempt, reservation);
};

/** Resumes an earlier attempt: with its candidate, or with a number that the carrier chose for it. */
const resume = async (attempt: Attempt): Promise<OwnedNumber | undefined> => {
  const { candidate, mayHaveOrderedNear } = attempt.reserving.lease.request();
  const row = candidate === undefined ? undefined : await resumeCandidate(attempt, candidate);
  if (row !== undefined) {
    return row;
  }
  if (candidate !== undefined) {
    await dropCandidate(attempt.reserving);
  }
  return mayHaveOrderedNear && mayChoose(attempt) ? resumeChosen(attempt) : undefined;
};

/**
 * Resumes with the candidate of an earlier attempt. If that attempt stopped after noting it, there is no row of this
 * request, and the purchase looks for candidates again. After reserving or ordering it, the order is repeated, which is
 * idempotent. After activating it, only the request is left to finish.
 */
const resumeCandidate = async (attempt: Attempt, candidate: E164): Promise<OwnedNumber | undefined> => {
  const { looking, reserving } = attempt;
  const row = await looking.store.find(candidate);
  if (row?.requestId !== reserving.lease.request().id) {
    return undefined;
  }
  if (row.state === 'releasing' || row.state === 'released') {
    throw maskReleased();
  }
  const renewed = await renew(reserving, row);
  return row.state === 'active' ? renewed : orderReserved(attempt, renewed);
};
