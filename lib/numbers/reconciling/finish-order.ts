import { finished } from '../buying/finished.ts';
import { isNotErased } from '../buying/stored-request.ts';
import type { OwnedNumber } from '../owned-number.ts';
import { tombstoneOf } from '../releasing/tombstone.ts';
import type { Result } from './finding.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';

/**
 * Finishes an order that the carrier delivers later. If the carrier has delivered, the mask takes calls and its request
 * gets its answer. If the carrier will not deliver, the row becomes a tombstone, and a client that repeats the request
 * gets another number. The tombstone covers two cases in which the number still arrives: a worker slept and orders it
 * now, or the carrier delivers after all. Then a later reconciliation releases the number.
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

/** The carrier's lists may lag behind a delivery, so the number must be missing for this long. */
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

/**
 * Stores the answer of the request. If this fails, a later reconciliation finds the request stuck and finishes it: its
 * client knows the mask.
 */
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
