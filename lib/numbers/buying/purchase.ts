import type { Pause } from '../../async/pause.ts';
import type { NumberSupplier } from '../../carriers/carrier.ts';
import type { Connection } from '../../carriers/connection.ts';
import type { Ids } from '../../ids.ts';
import type { Mask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { Outcome } from '../../outcome.ts';
import type { E164 } from '../../phone/e164.ts';
import { isoTime } from '../../time.ts';
import type { PurchaseRequest } from './purchase-request.ts';
import type { WorkLease } from './work-lease.ts';

/** What buying takes, whoever asks. */
export interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
  readonly tombstoneDays?: number;
  /** Puts candidates into an order of chance, so that requests of the same moment do not race for the same number. */
  readonly shuffle: <T>(items: readonly T[]) => readonly T[];
  readonly pause: Pause;
  /** Tells the log of something that the client need not know. */
  readonly notice: (outcome: Outcome) => void;
}

/** One worker's attempt at one request. */
export interface Purchase extends Dependencies {
  readonly supplier: NumberSupplier;
  readonly connection: Connection;
  readonly lease: WorkLease;
  readonly wanted: PurchaseRequest;
  readonly signal: AbortSignal;
}

/** A mask for the purchase request, reserved: nothing is bought yet, as far as this row knows. */
export const reservationOf = (
  { ids, connection, nowSeconds, lease, wanted }: Purchase,
  mask: E164,
): Mask => ({
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  number: wanted.number.number,
  callerId: wanted.callerId,
  answer: wanted.answer,
  ...(wanted.callsPerMinute !== undefined && { callsPerMinute: wanted.callsPerMinute }),
  connection: connection.name,
  carrier: connection.carrier,
  state: 'ordering',
  origin: 'bought',
  ...(wanted.label !== undefined && { label: wanted.label }),
  createdAt: isoTime(nowSeconds()),
  ...(wanted.expiresAtSeconds !== undefined && { expiresAtSeconds: wanted.expiresAtSeconds }),
  requestId: lease.request().id,
  slot: lease.request().slot,
  etag: ids.etag(),
});
