import { isRemembered } from '../create-request.ts';
import { finished } from '../finished.ts';
import type { Mask } from '../mask.ts';
import { tombstoneOf } from '../tombstone.ts';
import type { Result } from './act.ts';
import type { Dependencies } from './dependencies.ts';

/**
 * Settles an order that the carrier was to deliver later. Delivered: the mask takes calls, and its request has its answer.
 * Not to be delivered: the number is nobody's, and a client who repeats the request gets another. The tombstone is for a
 * worker that slept before it ordered the number, or a carrier that delivers after all: then the number goes back.
 */
export const finishOrder = async (dependencies: Dependencies, row: Mask): Promise<Result> => {
  const { store, supplier, ids, deadline } = dependencies;
  const found = await supplier.find(row.mask, deadline());
  if (found === 'pending') {
    return 'waiting';
  }
  if (found === 'not-ours' || !found.isOurs) {
    return (await store.replace(row, tombstoneOf(row.mask, dependencies))) ? 'done' : 'changed';
  }
  const active: Mask = { ...row, state: 'active', etag: ids.etag() };
  if (!(await store.replace(row, active))) {
    return 'changed';
  }
  await finishRequest(dependencies, active);
  return 'done';
};

/** Where that fails, the request is found unfinished when its time is over, and finished then: its client was told of the mask. */
const finishRequest = async (dependencies: Dependencies, mask: Mask): Promise<void> => {
  const { store, ids } = dependencies;
  const request = await store.findRequest(mask.requestId);
  const isOpen =
    request !== undefined &&
    isRemembered(request) &&
    request.answer === undefined &&
    request.candidate === mask.mask;
  if (isOpen) {
    await store.replaceRequest(request, { ...request, ...finished(mask, dependencies), etag: ids.etag() });
  }
};
