import { Problem } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { OwnedNumber } from '../owned-number.ts';
import type { FreeRequestSlots } from '../quotas/request-slots.ts';
import { freeRequestSlots } from '../quotas/request-slots.ts';
import type { FinishDependencies } from './finished.ts';
import { finished } from './finished.ts';
import type { RequestStore } from './request-store.ts';
import type { FinalAnswer, StoredRequest } from './stored-request.ts';

/**
 * The right of one worker to work on a request, for longer than a function can run. After another worker has taken the
 * lease over, each change fails.
 */
export interface WorkLease {
  readonly request: () => StoredRequest;
  /** @throws Problem `request-in-progress` when the lease is lost: then the worker must stop. */
  readonly update: (change: Partial<StoredRequest>) => Promise<void>;
  readonly finish: (row: OwnedNumber) => Promise<FinalAnswer>;
  /** Ends the lease of a number that the carrier has yet to deliver. The next attempt or the reconciliation continues. */
  readonly wait: (row: OwnedNumber) => Promise<FinalAnswer>;
  /**
   * Ends the lease, so that the next attempt may begin at once. While the carrier may still be choosing a number, the
   * lease stays until its time is over. A request without a candidate frees its slots and is removed.
   */
  readonly giveUp: () => Promise<void>;
}

export interface WorkLeaseDependencies extends FinishDependencies {
  readonly store: FreeRequestSlots['store'] & RequestStore;
  readonly ids: Ids;
}

/** A function runs for at most 28 s. */
export const LEASE_SECONDS = 35;

/** A request buys one mask. It does not buy another after that one is released. */
export const maskReleased = (): Problem => new Problem('mask-released', 'Nothing was bought.');

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
    finish: async (row) => {
      const change = finished(row, dependencies);
      await update(change);
      return change.answer;
    },
    wait: async (row) => {
      await update({ leaseEndsAtSeconds: 0 });
      return { ...renderCreated(row, nowSeconds()), mask: row.mask };
    },
    giveUp: async () => {
      if (request.mayHaveOrderedNear !== undefined) {
        return;
      }
      if (request.candidate !== undefined) {
        return update({ leaseEndsAtSeconds: 0 });
      }
      // In this order: if freeing fails, the request is still there and the reconciliation rolls it back.
      await freeRequestSlots(dependencies, request);
      await store.removeRequest(request);
    },
  };
};

/** Another worker has the lease, or has changed the request already. */
export const inProgress = (): Problem =>
  new Problem('request-in-progress', 'Another attempt at the request is under way.', {
    retryAfterSeconds: 5,
  });
