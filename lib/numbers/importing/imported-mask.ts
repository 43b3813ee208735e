import type { FormerSettings, NumberSupplier } from '../../carriers/carrier.ts';
import type { Connection } from '../../carriers/connection.ts';
import { numberNotAllowed } from '../../errors/problem.ts';
import type { Ids } from '../../ids.ts';
import type { Mask, ReleasedMask, ShownCaller } from '../../masks/mask.ts';
import type { E164 } from '../../phone/e164.ts';
import { isoTime } from '../../time.ts';
import { webhooksOf } from '../releasing/release-or-restore.ts';

/** A number that the account has already, and whom it is to hide. */
export interface ImportRequest {
  readonly mask: E164;
  readonly number: E164;
  /** Left out: the first connection. */
  readonly connection?: string;
  /** Left out: as usual with the carrier. */
  readonly callerId?: ShownCaller;
}

/** @throws Problem `number-not-allowed` */
export const refuseOwnNumber = ({ mask, number }: Pick<ImportRequest, 'mask' | 'number'>): void => {
  if (mask === number) {
    throw numberNotAllowed('is the number of the mask itself.');
  }
};

/** No request has this id, so that what is cut off and not repeated is undone by the reconciliation. */
const NO_REQUEST = 'import';

/** A mask whose number is still what it was before. */
export const importedMask = (
  { ids, nowSeconds }: { readonly ids: Ids; readonly nowSeconds: () => number },
  { mask, number, callerId }: ImportRequest & { readonly callerId: ShownCaller },
  { name, carrier }: Connection,
  former: FormerSettings,
): Mask => ({
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  number,
  callerId,
  answer: 'direct',
  connection: name,
  carrier,
  state: 'ordering',
  origin: 'imported',
  former,
  createdAt: isoTime(nowSeconds()),
  requestId: NO_REQUEST,
  slot: ids.slotId(),
  etag: ids.etag(),
});

/** Whether it is what an earlier attempt at the same left. */
export const isImportOf = (row: Mask, { number }: ImportRequest, { name }: Connection): boolean =>
  row.origin === 'imported' && row.state !== 'releasing' && row.number === number && row.connection === name;

/**
 * How a number is set now, which is how it is to be set again. One that is ours already says only how we have set it: there
 * what its tombstone says is true, if it was imported before and could not be returned. `is-ours`: nobody knows.
 */
export const formerSettings = async (
  supplier: NumberSupplier,
  mask: E164,
  earlier: ReleasedMask | undefined,
  signal: AbortSignal,
): Promise<FormerSettings | 'is-ours' | 'not-in-account'> => {
  const webhooks = webhooksOf(supplier);
  const found = await supplier.find(mask, signal);
  if (found === 'pending') {
    return 'is-ours';
  }
  if (found !== 'not-ours' && found.isOurs) {
    return (found.isImported && earlier?.former) || 'is-ours';
  }
  const settings = found === 'not-ours' ? found : await webhooks.settings(mask, signal);
  return settings === 'not-ours' ? 'not-in-account' : settings;
};
