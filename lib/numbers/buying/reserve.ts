import type { Connection } from '../../carriers/connection.ts';
import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import { isoTime } from '../../time.ts';
import type { NumberStore } from '../number-store.ts';
import type { OwnedNumber } from '../owned-number.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { WorkLease } from './work-lease.ts';
import { inProgress } from './work-lease.ts';

/** What reserving works with: the request and the row of the number, never the carrier. */
export interface Reserving {
  readonly store: Pick<NumberStore, 'insert' | 'remove' | 'replace'>;
  readonly lease: WorkLease;
  readonly request: PurchaseRequest;
  readonly connection: Connection;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/** Writes the candidate onto the request before anything else, so that a worker that resumes the request finds it. */
export const note = ({ lease }: Pick<Reserving, 'lease'>, candidate: E164): Promise<void> =>
  lease.update({ candidate });

/** Removes the candidate from the request. */
export const dropCandidate = ({ lease }: Pick<Reserving, 'lease'>): Promise<void> =>
  lease.update({ candidate: undefined });

/** Puts the number on file for the request. `undefined`: the number has a row already. */
export const reserve = async (reserving: Reserving, candidate: E164): Promise<OwnedNumber | undefined> => {
  const reservation = reservationOf(reserving, candidate);
  return (await reserving.store.insert(reservation)) ? reservation : undefined;
};

const reservationOf = (
  { ids, connection, nowSeconds, lease, request }: Reserving,
  mask: E164,
): OwnedNumber => ({
  ...request.assignment,
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  connection: connection.name,
  carrier: connection.carrier,
  state: 'ordering',
  origin: 'bought',
  createdAt: isoTime(nowSeconds()),
  requestId: lease.request().id,
  slot: lease.request().slot,
  etag: ids.etag(),
});

/**
 * Resumes what an earlier attempt has reserved or bought. The new etag stops that attempt's worker and a reconciliation
 * that slept from undoing it while we order the number and answer the client.
 */
export const renew = async (
  { store, lease, ids }: Pick<Reserving, 'ids' | 'lease' | 'store'>,
  earlier: OwnedNumber,
): Promise<OwnedNumber> => {
  const renewed: OwnedNumber = { ...earlier, etag: ids.etag() };
  if (!(await store.replace(earlier, renewed))) {
    throw inProgress();
  }
  await lease.update({});
  return renewed;
};

/**
 * Checks that we still hold the work lease before we order a reserved number. A worker that slept past its lease stops
 * here at the latest and undoes its reservation.
 */
export const fence = async (
  { lease }: Pick<Reserving, 'lease'>,
  undo: () => Promise<unknown>,
): Promise<void> => {
  try {
    await lease.update({});
  } catch (error) {
    await undo();
    throw error;
  }
};
