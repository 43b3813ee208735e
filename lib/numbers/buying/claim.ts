import { createHash } from 'node:crypto';
import { expiryIsPast } from '../../errors/flawed.ts';
import { Problem } from '../../errors/problem.ts';
import { isMadeKey } from '../../ids.ts';
import { isoTime } from '../../time.ts';
import type { NumberStore } from '../number-store.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import { digestOfRequest } from './purchase-request.ts';
import type { FinalAnswer, StoredRequest } from './stored-request.ts';
import { isNotErased } from './stored-request.ts';
import type { WorkLease, WorkLeaseDependencies } from './work-lease.ts';
import { inProgress, LEASE_SECONDS, makeWorkLease, maskReleased } from './work-lease.ts';

/** How long a client may repeat a request: with a key of its own, and with a key that we made. */
const REPEATABLE_SECONDS = 24 * 60 * 60;
const UNREPEATED_SECONDS = 15 * 60;

/**
 * Claims the purchase request for this worker, or finds its stored answer.
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
    person: wanted.person,
    slot: ids.slotId(),
    leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS,
    createdAt: isoTime(nowSeconds()),
    rollBackAtSeconds:
      nowSeconds() + (isMadeKey(wanted.idempotencyKey) ? UNREPEATED_SECONDS : REPEATABLE_SECONDS),
    etag: ids.etag(),
  };
  // A repeated request gets its answer even if its expiry is over by now.
  const isLate = wanted.expiresAtSeconds !== undefined && !(wanted.expiresAtSeconds > nowSeconds());
  if (!isLate && (await store.insertRequest(request))) {
    return makeWorkLease(dependencies, request);
  }
  const earlier = await store.findRequest(request.id);
  if (earlier !== undefined && !isNotErased(earlier)) {
    throw maskReleased();
  }
  if (isLate && earlier?.answer === undefined) {
    throw expiryIsPast();
  }
  return earlier === undefined ? claim(dependencies, wanted) : takeOver(dependencies, earlier, request);
};

const takeOver = async (
  dependencies: WorkLeaseDependencies,
  earlier: StoredRequest,
  request: StoredRequest,
): Promise<FinalAnswer | WorkLease> => {
  if (earlier.digest !== request.digest) {
    throw new Problem('idempotency-key-reused', 'The key came with other values before.');
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

const repeatable = async (
  store: Pick<NumberStore, 'find'>,
  requestId: string,
  answer: FinalAnswer,
): Promise<FinalAnswer> => {
  const row = await store.find(answer.mask);
  const isStillThere = row?.state === 'active' && row.requestId === requestId;
  if (!isStillThere) {
    throw maskReleased();
  }
  return answer;
};
