import { createHash } from 'node:crypto';
import { Problem } from '../errors/problem.ts';
import { notAhead } from '../http/read-expiry.ts';
import type { CreateRequest, FinalAnswer } from './create-request.ts';
import { isRemembered } from './create-request.ts';
import type { Dependencies as FinishDependencies } from './finished.ts';
import { finished } from './finished.ts';
import type { Ids } from './make-ids.ts';
import { isMadeKey } from './make-ids.ts';
import type { Mask } from './mask.ts';
import { isoTime, maskJson } from './mask-json.ts';
import type { MaskStore } from './mask-store.ts';
import { freeRequestPlaces } from './request-places.ts';
import type { Wish } from './wish.ts';
import { digestOfWish } from './wish.ts';

/** Sole right to work on a request, for longer than a function can run. Each change fails once somebody else has it. */
export interface Lease {
  readonly request: () => CreateRequest;
  /** @throws Problem `request-in-progress` when the lease is lost: then nothing more may be done. */
  readonly update: (change: Partial<CreateRequest>) => Promise<void>;
  readonly finish: (mask: Mask) => Promise<FinalAnswer>;
  /** Lets the next attempt, or the sweep, go on with a mask that the carrier has still to deliver. */
  readonly wait: (mask: Mask) => Promise<FinalAnswer>;
  /**
   * Lets the next attempt begin at once; but where the carrier may still be choosing a number, only when the lease
   * ends. A request that has bought nothing frees its places and is forgotten.
   */
  readonly giveUp: () => Promise<void>;
}

export interface Dependencies extends FinishDependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
}

/** A function lives 28 s. */
export const LEASE_SECONDS = 35;

/** A client that brought its own key may come back with it for so long; one that did not, hardly after a while. */
const REPEATABLE_SECONDS = 24 * 60 * 60;
const UNREPEATED_SECONDS = 15 * 60;

/**
 * Claims the wish for this worker, or finds the answer that it got before.
 * @throws Problem `request-invalid`, `request-in-progress`, `idempotency-key-reused`, `mask-released`
 */
export const claim = async (dependencies: Dependencies, wish: Wish): Promise<FinalAnswer | Lease> => {
  const { store, ids, nowSeconds } = dependencies;
  const request: CreateRequest = {
    id: createHash('sha256').update(`${wish.principal}\n${wish.idempotencyKey}`).digest('hex'),
    digest: digestOfWish(wish),
    person: wish.number.number,
    place: ids.placeId(),
    leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS,
    createdAt: isoTime(nowSeconds()),
    rollBackAtSeconds:
      nowSeconds() + (isMadeKey(wish.idempotencyKey) ? UNREPEATED_SECONDS : REPEATABLE_SECONDS),
    etag: ids.etag(),
  };
  // A wish that was in time when it came first is repeated even when its time is over.
  const isLate = wish.expiresAtSeconds !== undefined && !(wish.expiresAtSeconds > nowSeconds());
  if (!isLate && (await store.insertRequest(request))) {
    return makeLease(dependencies, request);
  }
  const earlier = await store.findRequest(request.id);
  if (earlier !== undefined && !isRemembered(earlier)) {
    throw maskReleased();
  }
  if (isLate && earlier?.answer === undefined) {
    throw notAhead();
  }
  return earlier === undefined ? claim(dependencies, wish) : takeOver(dependencies, earlier, request);
};

const takeOver = async (
  dependencies: Dependencies,
  earlier: CreateRequest,
  request: CreateRequest,
): Promise<FinalAnswer | Lease> => {
  if (earlier.digest !== request.digest) {
    throw new Problem(
      'idempotency-key-reused',
      'This Idempotency-Key came with other values before. Use a new key for a new mask.',
    );
  }
  if (earlier.answer !== undefined) {
    return repeatable(dependencies.store, earlier.id, earlier.answer);
  }
  const { leaseEndsAtSeconds, etag } = request;
  const mine = { ...earlier, leaseEndsAtSeconds, etag };
  const isFree = earlier.leaseEndsAtSeconds <= dependencies.nowSeconds();
  if (!isFree || !(await dependencies.store.replaceRequest(earlier, mine))) {
    throw inProgress();
  }
  return makeLease(dependencies, mine);
};

const repeatable = async (store: MaskStore, requestId: string, answer: FinalAnswer): Promise<FinalAnswer> => {
  const mask = await store.find(answer.mask);
  const isStillThere = mask !== undefined && mask.state === 'active' && mask.requestId === requestId;
  if (!isStillThere) {
    throw maskReleased();
  }
  return answer;
};

/** A request is worth one mask: it does not buy another when that one is gone. */
export const maskReleased = (): Problem =>
  new Problem('mask-released', 'Nothing was bought. Use a new Idempotency-Key for a new mask.');

const makeLease = (dependencies: Dependencies, claimed: CreateRequest): Lease => {
  const { store, ids } = dependencies;
  let request = claimed;
  const update = async (change: Partial<CreateRequest>): Promise<void> => {
    const next = { ...request, ...change, etag: ids.etag() };
    if (!(await store.replaceRequest(request, next))) {
      throw inProgress();
    }
    request = next;
  };
  return {
    request: () => request,
    update,
    finish: async (mask) => {
      const change = finished(mask, dependencies);
      await update(change);
      return change.answer;
    },
    wait: async (mask) => {
      await update({ leaseEndsAtSeconds: 0 });
      return { status: 202, body: maskJson(mask, dependencies.nowSeconds()), mask: mask.mask };
    },
    giveUp: async () => {
      if (request.mayHaveOrderedNear !== undefined) {
        return;
      }
      if (request.candidate !== undefined) {
        return update({ leaseEndsAtSeconds: 0 });
      }
      // In this order: a request whose places are not free yet is rolled back, and one that is gone never again.
      await freeRequestPlaces(dependencies, request);
      await store.removeRequest(request);
    },
  };
};

/** Somebody else has the lease, or goes on with the request already. */
export const inProgress = (): Problem =>
  new Problem('request-in-progress', 'Repeat with the same Idempotency-Key in a moment.', {
    retryAfterSeconds: 5,
  });
