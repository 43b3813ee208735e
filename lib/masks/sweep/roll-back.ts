import type { CreateRequest } from '../create-request.ts';
import { tombstoneOf } from '../give-back.ts';
import { LEASE_SECONDS } from '../lease.ts';
import type { Mask } from '../mask.ts';
import { isMadeFor } from './confirm.ts';
import type { Dependencies } from './dependencies.ts';
import { finishRelease } from './finish-release.ts';
import type { AtCarrier } from './judge.ts';

/**
 * Undoes a request that nobody goes on with, as if it had never been made: nobody was told of its mask. Its lease is
 * taken over first, as a repetition would, so that only one of the two works on it. Then its mask stops taking calls,
 * and from then on is a half-done release like any other, for which no request is needed: so the request goes before
 * the carrier is asked.
 */
export const rollBackRequest = async (
  dependencies: Dependencies,
  request: CreateRequest,
  carrier: AtCarrier,
): Promise<boolean> => {
  const { store, ids, nowSeconds } = dependencies;
  const mine = { ...request, leaseEndsAtSeconds: nowSeconds() + LEASE_SECONDS, etag: ids.etag() };
  if (!(await store.replaceRequest(request, mine))) {
    return false;
  }
  const stopped = await stopMaskOf(dependencies, mine);
  await store.removeRequest(mine);
  if (stopped === undefined) {
    return true;
  }
  return stopped.wasActive
    ? finishRelease(dependencies, stopped.row, carrier)
    : giveBackIfBought(dependencies, stopped.row);
};

interface Stopped {
  readonly row: Mask;
  readonly wasActive: boolean;
}

/** Reads the row anew: a worker that slept past its lease may have moved it on until this moment. */
const stopMaskOf = async (
  dependencies: Dependencies,
  request: CreateRequest,
): Promise<Stopped | undefined> => {
  const { store, ids, connection } = dependencies;
  const row = request.candidate && (await store.find(request.candidate));
  const isOurs = row !== undefined && isMadeFor(row, request) && row.connection === connection;
  if (!isOurs || row.state === 'releasing') {
    return undefined;
  }
  const releasing: Mask = { ...row, state: 'releasing', etag: ids.etag() };
  return (await store.replace(row, releasing))
    ? { row: releasing, wasActive: row.state === 'active' }
    : stopMaskOf(dependencies, request);
};

/** Undoes a reservation that no request names any more. */
export const rollBackReservation = async (
  dependencies: Dependencies,
  reservation: Mask,
): Promise<boolean> => {
  const releasing: Mask = { ...reservation, state: 'releasing', etag: dependencies.ids.etag() };
  return (
    (await dependencies.store.replace(reservation, releasing)) && giveBackIfBought(dependencies, releasing)
  );
};

/**
 * For so long a number that was reserved and not bought is kept from others. Its worker may have gone to sleep just
 * before the order: should it wake up and buy, the number is found by its tombstone and goes back.
 */
const NOT_BOUGHT_SECONDS = 24 * 60 * 60;

const giveBackIfBought = async (dependencies: Dependencies, row: Mask): Promise<true> => {
  const { store, supplier, deadline, nowSeconds } = dependencies;
  const found = await supplier.find(row.mask, deadline());
  const isBought = found !== 'not-ours' && found.isOurs;
  if (isBought) {
    await supplier.release(row.mask, deadline());
  }
  const tombstone = tombstoneOf(row.mask, dependencies);
  const kept = isBought ? {} : { purgeAtSeconds: nowSeconds() + NOT_BOUGHT_SECONDS };
  await store.replace(row, { ...tombstone, ...kept });
  return true;
};
