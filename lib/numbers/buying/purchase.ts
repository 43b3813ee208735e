import { isoTime } from '../../api/mask-json.ts';
import type { Pause } from '../../async/pause.ts';
import type { NumberSupplier } from '../../carriers/carrier.ts';
import type { Connection } from '../../carriers/connection.ts';
import type { Ids } from '../../ids.ts';
import type { Mask } from '../../masks/mask.ts';
import type { MaskStore } from '../../masks/mask-store.ts';
import type { Outcome } from '../../outcome.ts';
import type { E164 } from '../../phone/e164.ts';
import type { Wish } from './purchase-order.ts';
import type { Lease } from './work-lease.ts';

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
  readonly lease: Lease;
  readonly wish: Wish;
  readonly signal: AbortSignal;
}

/** A mask for the wish, reserved: nothing is bought yet, as far as this row knows. */
export const reservationOf = ({ ids, connection, nowSeconds, lease, wish }: Purchase, mask: E164): Mask => ({
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  number: wish.number.number,
  callerId: wish.callerId,
  answer: wish.answer,
  ...(wish.callsPerMinute !== undefined && { callsPerMinute: wish.callsPerMinute }),
  connection: connection.name,
  carrier: connection.carrier,
  state: 'ordering',
  origin: 'bought',
  ...(wish.label !== undefined && { label: wish.label }),
  createdAt: isoTime(nowSeconds()),
  ...(wish.expiresAtSeconds !== undefined && { expiresAtSeconds: wish.expiresAtSeconds }),
  requestId: lease.request().id,
  place: lease.request().place,
  etag: ids.etag(),
});
