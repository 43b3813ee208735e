import { finished } from '../buying/finished.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { LEASE_SECONDS } from '../buying/work-lease.ts';
import type { OwnedNumber, ReleasedNumber } from '../owned-number.ts';
import { freeRequestSlots } from '../quotas/request-slots.ts';
import { endNumber } from '../releasing/end-number.ts';
import { releaseOrRestore } from '../releasing/release-or-restore.ts';
import { tombstoneFor, tombstoneOf, tombstoneOfUnbought } from '../releasing/tombstone.ts';
import { isMadeFor } from './confirm.ts';
import { finishRelease } from './finish-release.ts';
import type { AtCarrier } from './judge.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';
import type { Result } from './result.ts';

/**
 * Ends a request that nobody goes on with. One whose mask a client was told of, or has changed, is finished: whoever
 * changes a mask has found it among all the masks, and uses it.
 */
export const endRequest = async (
  dependencies: ReconcileDependencies,
  request: StoredRequest,
  carrier: AtCarrier,
): Promise<Result> => {
  const { store, ids } = dependencies;
  const row = await maskOf(dependencies, request);
  if (row?.state === 'active' && (row.isChanged || row.isAnnounced)) {
    const answered = { ...request, ...finished(row, dependencies), etag: ids.etag() };
    return (await store.replaceRequest(request, answered)) ? 'done' : 'changed';
  }
  return rollBackRequest(dependencies, request, row, carrier);
};

/**
 * Undoes a request as if it had never been made: nobody was told of its mask, or has changed it. Its lease is
 * taken over, as a repetition would, so that only one of the two works on it. Then its mask stops taking calls, if it is
 * as it was before: a repetition gives it a new etag before it tells anybody of it. From then on it is a half-done
 * release like any other, for which no request is needed: so the request goes before the carrier is asked.
 */
const rollBackRequest = async (
  dependencies: ReconcileDependencies,
  request: StoredRequest,
  row: OwnedNumber | undefined,
  carrier: AtCarrier,
): Promise<Result> => {
  const { store, ids, nowSeconds } = dependencies;
  const mine = { ...request, leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS, etag: ids.etag() };
  if (!(await store.replaceRequest(request, mine))) {
    return 'changed';
  }
  if (row === undefined) {
    await freeRequestSlots(dependencies, mine);
    return (await store.removeRequest(mine)) ? 'done' : 'changed';
  }
  const releasing: OwnedNumber = { ...row, state: 'releasing', etag: ids.etag() };
  if (!(await store.replace(row, releasing))) {
    return 'changed';
  }
  await store.removeRequest(mine);
  return row.state === 'active'
    ? finishRelease(dependencies, releasing, carrier)
    : releaseIfBought(dependencies, releasing);
};

/** The mask that was made for the request, unless somebody releases it already. */
const maskOf = async (
  { store, connection }: ReconcileDependencies,
  request: StoredRequest,
): Promise<OwnedNumber | undefined> => {
  const row = request.candidate && (await store.find(request.candidate));
  const isIts = row !== undefined && isMadeFor(row, request) && row.connection === connection;
  return isIts && row.state !== 'releasing' ? row : undefined;
};

/**
 * Undoes a reservation that no request names any more. The place that it names is another's: its request's, or free; but
 * an import, which has no request, has taken it for the mask alone.
 */
export const rollBackReservation = async (
  dependencies: ReconcileDependencies,
  reservation: OwnedNumber,
): Promise<Result> => {
  const { slot: _place, ...bought } = reservation;
  const kept = reservation.origin === 'imported' ? reservation : bought;
  const releasing: OwnedNumber = { ...kept, state: 'releasing', etag: dependencies.ids.etag() };
  const isOurs = await dependencies.store.replace(reservation, releasing);
  return isOurs ? releaseIfBought(dependencies, releasing) : 'changed';
};

/** What is still to be delivered stays `releasing`, and is released by the reconciliation that finds it delivered. */
const releaseIfBought = async (dependencies: ReconcileDependencies, row: OwnedNumber): Promise<Result> => {
  const { supplier, deadline } = dependencies;
  const found = await supplier.find(row.mask, deadline());
  const isBought = found !== 'not-in-account' && found !== 'pending' && found.isManaged;
  const isOpen =
    found === 'pending' || (isBought && (await releaseOrRestore(supplier, row, deadline())) === 'later');
  if (isOpen) {
    return 'waiting';
  }
  await endNumber(dependencies, row, tombstoneAfter(dependencies, row, isBought));
  return 'done';
};

/** A worker that slept may still take an imported number: then it has to be known how to return it. */
const tombstoneAfter = (
  dependencies: ReconcileDependencies,
  row: OwnedNumber,
  isBought: boolean,
): ReleasedNumber => {
  if (row.origin === 'imported') {
    return tombstoneFor(row, dependencies);
  }
  return (isBought ? tombstoneOf : tombstoneOfUnbought)(row.mask, dependencies);
};
