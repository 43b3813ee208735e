import { finished } from '../buying/finished.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { tombstoneOf } from '../releasing/tombstone.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { Result } from './result.ts';

/**
 * Settles an order that the carrier was to deliver later. Delivered: the mask takes calls, and its request has its answer.
 * Not to be delivered: the number is nobody's, and a client who repeats the request gets another. The tombstone is for a
 * worker that slept before it ordered the number, or a carrier that delivers after all: then the number goes back.
 */
export const finishOrder = async (dependencies: ReconcileDependencies, row: OwnedNumber): Promise<Result> => {
  const { store, supplier, ids, deadline } = dependencies;
  const found = await supplier.find(row.mask, deadline());
  if (found === 'pending') {
    return 'waiting';
  }
  if (found === 'not-in-account' || !found.isManaged) {
    return giveUp(dependencies, row);
  }
  const { missedSinceSeconds: _missed, ...delivered } = row;
  const active: OwnedNumber = { ...delivered, state: 'active', etag: ids.etag() };
  if (!(await store.replace(row, active))) {
    return 'changed';
  }
  await finishRequest(dependencies, active);
  return 'done';
};

/** What a carrier has just delivered may not be in its lists yet, so one look that misses it proves nothing. */
const MISSED_SECONDS = 15 * 60;

const giveUp = async (dependencies: ReconcileDependencies, row: OwnedNumber): Promise<Result> => {
  const { store, ids, nowSeconds } = dependencies;
  const { missedSinceSeconds } = row;
  if (missedSinceSeconds === undefined) {
    const missed = { ...row, missedSinceSeconds: nowSeconds(), etag: ids.etag() };
    return (await store.replace(row, missed)) ? 'waiting' : 'changed';
  }
  if (nowSeconds() < missedSinceSeconds + MISSED_SECONDS) {
    return 'waiting';
  }
  return (await store.replace(row, tombstoneOf(row.mask, dependencies))) ? 'done' : 'changed';
};

/** Where that fails, the request is found unfinished when its time is over, and finished then: its client was told of the mask. */
const finishRequest = async (dependencies: ReconcileDependencies, mask: OwnedNumber): Promise<void> => {
  const { store, ids } = dependencies;
  const request = await store.findRequest(mask.requestId);
  const isOpen =
    request !== undefined &&
    isNotErased(request) &&
    request.answer === undefined &&
    request.candidate === mask.mask;
  if (isOpen) {
    await store.replaceRequest(request, { ...request, ...finished(mask, dependencies), etag: ids.etag() });
  }
};
