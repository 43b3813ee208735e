import type { CreateRequest } from '../create-request.ts';
import { finished } from '../finished.ts';
import { bury, tombstoneOf, tombstoneOfUnbought } from '../give-back.ts';
import { LEASE_SECONDS } from '../lease.ts';
import type { Mask } from '../mask.ts';
import { freeRequestPlaces } from '../request-places.ts';
import { isMadeFor } from './confirm.ts';
import type { Dependencies } from './dependencies.ts';
import { finishRelease } from './finish-release.ts';
import type { AtCarrier } from './judge.ts';

/**
 * Ends a request that nobody goes on with. One whose mask a client has changed is finished: whoever changes a mask has
 * found it among all the masks, and uses it.
 */
export const endRequest = async (
  dependencies: Dependencies,
  request: CreateRequest,
  carrier: AtCarrier,
): Promise<boolean> => {
  const { store, ids } = dependencies;
  const row = await maskOf(dependencies, request);
  return row?.state === 'active' && row.isChanged
    ? store.replaceRequest(request, { ...request, ...finished(row, dependencies), etag: ids.etag() })
    : rollBackRequest(dependencies, request, row, carrier);
};

/**
 * Undoes a request as if it had never been made: nobody was told of its mask, or has changed it. Its lease is
 * taken over, as a repetition would, so that only one of the two works on it. Then its mask stops taking calls, if it is
 * as it was before: a repetition gives it a new etag before it tells anybody of it. From then on it is a half-done
 * release like any other, for which no request is needed: so the request goes before the carrier is asked.
 */
const rollBackRequest = async (
  dependencies: Dependencies,
  request: CreateRequest,
  row: Mask | undefined,
  carrier: AtCarrier,
): Promise<boolean> => {
  const { store, ids, nowSeconds } = dependencies;
  const mine = { ...request, leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS, etag: ids.etag() };
  if (!(await store.replaceRequest(request, mine))) {
    return false;
  }
  if (row === undefined) {
    await freeRequestPlaces(dependencies, mine);
    return store.removeRequest(mine);
  }
  const releasing: Mask = { ...row, state: 'releasing', etag: ids.etag() };
  if (!(await store.replace(row, releasing))) {
    return false;
  }
  await store.removeRequest(mine);
  return row.state === 'active'
    ? finishRelease(dependencies, releasing, carrier)
    : giveBackIfBought(dependencies, releasing);
};

/** The mask that was made for the request, unless somebody gives it back already. */
const maskOf = async (
  { store, connection }: Dependencies,
  request: CreateRequest,
): Promise<Mask | undefined> => {
  const row = request.candidate && (await store.find(request.candidate));
  const isIts = row !== undefined && isMadeFor(row, request) && row.connection === connection;
  return isIts && row.state !== 'releasing' ? row : undefined;
};

/** Undoes a reservation that no request names any more. The place that it names is another's: its request's, or free. */
export const rollBackReservation = async (
  dependencies: Dependencies,
  reservation: Mask,
): Promise<boolean> => {
  const { place: _place, ...kept } = reservation;
  const releasing: Mask = { ...kept, state: 'releasing', etag: dependencies.ids.etag() };
  return (
    (await dependencies.store.replace(reservation, releasing)) && giveBackIfBought(dependencies, releasing)
  );
};

const giveBackIfBought = async (dependencies: Dependencies, row: Mask): Promise<true> => {
  const { supplier, deadline } = dependencies;
  const found = await supplier.find(row.mask, deadline());
  const isBought = found !== 'not-ours' && found.isOurs;
  if (isBought) {
    await supplier.release(row.mask, deadline());
  }
  const tombstone = isBought ? tombstoneOf : tombstoneOfUnbought;
  await bury(dependencies, row, tombstone(row.mask, dependencies));
  return true;
};
