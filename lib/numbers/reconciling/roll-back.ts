import { finished } from '../buying/finished.ts';
import type { StoredRequest } from '../buying/stored-request.ts';
import { LEASE_SECONDS } from '../buying/work-lease.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import { freeRequestSlots } from '../quotas/request-slots.ts';
import { endNumber } from '../releasing/end-number.ts';
import { releaseOrRestore } from '../releasing/release-or-restore.ts';
import { tombstoneFor, tombstoneOf, tombstoneOfUnbought } from '../releasing/tombstone.ts';
import type { AtCarrier } from './compare.ts';
import { isMadeFor } from './confirm.ts';
import type { Result } from './finding.ts';
import { isKnownToClient } from './finding.ts';
import { finishRelease } from './finish-release.ts';
import type { ReconcileDependencies } from './reconcile-dependencies.ts';

/**
 * Ends a request that no worker resumes. If a client knows its mask, the request is finished: the API answered with the
 * mask (`isAnnounced`), or a client found it in a list and changed it (`isChanged`). Otherwise the request is rolled back.
 */
export const endRequest = async (
  dependencies: ReconcileDependencies,
  request: StoredRequest,
  carrier: AtCarrier,
): Promise<Result> => {
  const { store, ids } = dependencies;
  const row = await maskOf(dependencies, request);
  if (row !== undefined && isKnownToClient(row)) {
    const answered = { ...request, ...finished(row, dependencies), etag: ids.etag() };
    return (await store.replaceRequest(request, answered)) ? 'done' : 'changed';
  }
  return rollBackRequest(dependencies, request, row, carrier);
};

/**
 * Undoes a request whose mask no client knows:
 * 1. takes over its lease, so that a repetition of the request cannot work on it at the same time;
 * 2. stops the calls of its mask, unless the mask has changed: a repetition writes a new etag before it answers;
 * 3. removes the request, because a mask that is `releasing` is finished without it;
 * 4. releases the number.
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

/** The mask that was made for the request, unless it is being released already. */
const maskOf = async (
  { store, connection }: ReconcileDependencies,
  request: StoredRequest,
): Promise<OwnedNumber | undefined> => {
  const row = request.candidate && (await store.find(request.candidate));
  const isIts = row !== undefined && isMadeFor(row, request) && row.connection === connection;
  return isIts && row.state !== 'releasing' ? row : undefined;
};

/**
 * Undoes a reservation that no request names any more. The row of a bought number drops its slot first, so that no slot
 * is freed with it: its request still holds the slot, or has freed it. An imported number has no request, so its slot is
 * freed with it.
 */
export const rollBackReservation = async (
  dependencies: ReconcileDependencies,
  reservation: OwnedNumber,
): Promise<Result> => {
  const { slot: _slot, ...bought } = reservation;
  const kept = reservation.origin === 'imported' ? reservation : bought;
  const releasing: OwnedNumber = { ...kept, state: 'releasing', etag: dependencies.ids.etag() };
  const isReplaced = await dependencies.store.replace(reservation, releasing);
  return isReplaced ? releaseIfBought(dependencies, releasing) : 'changed';
};

/** A number that the carrier has yet to deliver stays `releasing`. A later reconciliation finds it delivered and releases it. */
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

/** The tombstone of an imported number keeps the former settings: a worker that slept may still take the number over. */
const tombstoneAfter = (
  dependencies: ReconcileDependencies,
  row: OwnedNumber,
  isBought: boolean,
): Tombstone => {
  if (row.origin === 'imported') {
    return tombstoneFor(row, dependencies);
  }
  return (isBought ? tombstoneOf : tombstoneOfUnbought)(row.mask, dependencies);
};
