import { createHash } from 'node:crypto';
import { notAhead } from '../../api/read-expiry.ts';
import { Problem } from '../../errors/problem.ts';
import { isMadeKey } from '../../ids.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import { isoTime } from '../../time.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import { digestOfRequest } from './purchase-request.ts';
import type { FinalAnswer, StoredRequest } from './stored-request.ts';
import { isNotErased } from './stored-request.ts';
import type { WorkLease, WorkLeaseDependencies } from './work-lease.ts';
import { inProgress, LEASE_SECONDS, makeWorkLease, maskReleased } from './work-lease.ts';

/** A client that brought its own key may come back with it for so long; one that did not, hardly after a while. */
const REPEATABLE_SECONDS = 24 * 60 * 60;
const UNREPEATED_SECONDS = 15 * 60;

/**
 * Claims the purchase request for this worker, or finds the answer that it got before.
 * @throws Problem `request-invalid`, `request-in-progress`, `idempotency-key-reused`, `mask-released`
 */
export const claim = async (
  dependencies: WorkLeaseDependencies,
  wanted: PurchaseRequest,
): Promise<FinalAnswer | WorkLease> => {
  const { store, ids, nowSeconds } = dependencies;
  const request: StoredRequest = {
    id: createHash('sha256').update(`${wanted.principal}\n${wanted.idempotencyKey}`).digest('hex'),
    digest: digestOfRequest(wanted),
    person: wanted.number.number,
    slot: ids.slotId(),
    leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS,
    createdAt: isoTime(nowSeconds()),
    rollBackAtSeconds:
      nowSeconds() + (isMadeKey(wanted.idempotencyKey) ? UNREPEATED_SECONDS : REPEATABLE_SECONDS),
    etag: ids.etag(),
  };
  // A wish that was in time when it came first is repeated even when its time is over.
  const isLate = wanted.expiresAtSeconds !== undefined && !(wanted.expiresAtSeconds > nowSeconds());
  if (!isLate && (await store.insertRequest(request))) {
    return makeWorkLease(dependencies, request);
  }
  const earlier = await store.findRequest(request.id);
  if (earlier !== undefined && !isNotErased(earlier)) {
    throw maskReleased();
  }
  if (isLate && earlier?.answer === undefined) {
    throw notAhead();
  }
  return earlier === undefined ? claim(dependencies, wanted) : takeOver(dependencies, earlier, request);
};

const takeOver = async (
  dependencies: WorkLeaseDependencies,
  earlier: StoredRequest,
  request: StoredRequest,
): Promise<FinalAnswer | WorkLease> => {
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
  return makeWorkLease(dependencies, mine);
};

const repeatable = async (store: MaskStore, requestId: string, answer: FinalAnswer): Promise<FinalAnswer> => {
  const mask = await store.find(answer.mask);
  const isStillThere = mask !== undefined && mask.state === 'active' && mask.requestId === requestId;
  if (!isStillThere) {
    throw maskReleased();
  }
  return answer;
};
