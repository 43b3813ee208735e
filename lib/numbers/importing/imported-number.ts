import type { FormerSettings, NumberSupplier } from '../../carriers/supplier.ts';
import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import { isoTime } from '../../time.ts';
import type { Assignments } from '../assignments.ts';
import type { OwnedNumber, ReleasedNumber } from '../owned-number.ts';
import { webhooksOf } from '../releasing/release-or-restore.ts';
import type { ImportRequest } from './import-request.ts';

/** No request has this id, so that the reconciliation undoes an import that was cut off and not repeated. */
const NO_REQUEST = 'import';

/** The row of a number that still does what it did before. */
export const importedNumber = (
  { ids, nowSeconds }: { readonly ids: Ids; readonly nowSeconds: () => number },
  { mask, connection, assignment }: ImportRequest,
  former: FormerSettings,
): OwnedNumber => ({
  ...assignment,
  id: ids.maskId(),
  mask,
  kind: 'dedicated',
  connection: connection.name,
  carrier: connection.carrier,
  state: 'ordering',
  origin: 'imported',
  former,
  createdAt: isoTime(nowSeconds()),
  requestId: NO_REQUEST,
  slot: ids.slotId(),
  etag: ids.etag(),
});

/** Whether the row is what an earlier attempt at the same import left. */
export const isImportOf = (
  { personOf }: Pick<Assignments, 'personOf'>,
  row: OwnedNumber,
  { person, connection }: ImportRequest,
): boolean =>
  row.origin === 'imported' &&
  row.state !== 'releasing' &&
  personOf(row) === person &&
  row.connection === connection.name;

/**
 * How a number is set now, which is how it has to be set at the end. A number that is ours already says only how we have
 * set it. Then its tombstone tells, if it was imported before and could not be restored. `is-ours`: it cannot be known.
 */
export const formerSettings = async (
  supplier: NumberSupplier,
  mask: E164,
  earlier: ReleasedNumber | undefined,
  signal: AbortSignal,
): Promise<FormerSettings | 'is-ours' | 'not-in-account'> => {
  const webhooks = webhooksOf(supplier);
  const found = await supplier.find(mask, signal);
  if (found === 'pending') {
    return 'is-ours';
  }
  if (found !== 'not-in-account' && found.isManaged) {
    return (found.isImported && earlier?.former) || 'is-ours';
  }
  return found === 'not-in-account' ? found : webhooks.settings(mask, signal);
};
