import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { Mask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import { freeRequestSlots } from '../quotas/request-slots.ts';
import type { FinishDependencies } from './finished.ts';
import { finished } from './finished.ts';
import type { FinalAnswer, StoredRequest } from './stored-request.ts';

/** Sole right to work on a request, for longer than a function can run. Each change fails once somebody else has it. */
export interface WorkLease {
  readonly request: () => StoredRequest;
  /** @throws Problem `request-in-progress` when the lease is lost: then nothing more may be done. */
  readonly update: (change: Partial<StoredRequest>) => Promise<void>;
  readonly finish: (mask: Mask) => Promise<FinalAnswer>;
  /** Lets the next attempt, or the reconciliation, go on with a mask that the carrier has still to deliver. */
  readonly wait: (mask: Mask) => Promise<FinalAnswer>;
  /**
   * Lets the next attempt begin at once; but where the carrier may still be choosing a number, only when the lease
   * ends. A request that has bought nothing frees its slots and is erased.
   */
  readonly giveUp: () => Promise<void>;
}

export interface WorkLeaseDependencies extends FinishDependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
}

/** A function lives 28 s. */
export const LEASE_SECONDS = 35;

/** A request is worth one mask: it does not buy another when that one is gone. */
export const maskReleased = (): Problem =>
  new Problem('mask-released', 'Nothing was bought. Use a new Idempotency-Key for a new mask.');

export const makeWorkLease = (dependencies: WorkLeaseDependencies, claimed: StoredRequest): WorkLease => {
  const { store, ids, renderCreated, nowSeconds } = dependencies;
  let request = claimed;
  const update = async (change: Partial<StoredRequest>): Promise<void> => {
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
      return { ...renderCreated(mask, nowSeconds()), mask: mask.mask };
    },
    giveUp: async () => {
      if (request.mayHaveOrderedNear !== undefined) {
        return;
      }
      if (request.candidate !== undefined) {
        return update({ leaseEndsAtSeconds: 0 });
      }
      // In this order: a request whose slots are not free yet is rolled back, and one that is gone never again.
      await freeRequestSlots(dependencies, request);
      await store.removeRequest(request);
    },
  };
};

/** Somebody else has the lease, or goes on with the request already. */
export const inProgress = (): Problem =>
  new Problem('request-in-progress', 'Repeat with the same Idempotency-Key in a moment.', {
    retryAfterSeconds: 5,
  });
