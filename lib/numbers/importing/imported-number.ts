import type { FormerSettings, NumberSupplier } from '../../carriers/supplier.ts';
import type { Ids } from '../../ids.ts';
import type { E164 } from '../../phone/e164.ts';
import { isSameLine } from '../../phone/plans/is-same-line.ts';
import { isoTime } from '../../time.ts';
import type { Assignments } from '../assignments.ts';
import type { OwnedNumber, Tombstone } from '../owned-number.ts';
import { webhooksOf } from '../releasing/release-or-restore.ts';
import type { ImportRequest } from './import-request.ts';

/** No request has this id, so the reconciliation undoes an import that was cut off and not repeated. */
const NO_REQUEST = 'import';

/** An imported number always has its former settings: without them it would be released instead of restored. */
export type ImportedNumber = OwnedNumber & Required<Pick<OwnedNumber, 'former'>>;

/** The first row of an imported number. Its calls do not come to us yet. */
export const importedNumber = (
  { ids, nowSeconds }: { readonly ids: Ids; readonly nowSeconds: () => number },
  { mask, connection, assignment }: ImportRequest,
  former: FormerSettings,
): ImportedNumber => ({
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

/** Whether an earlier attempt at the same import wrote the row. */
export const isImportOf = (
  { personOf }: Pick<Assignments, 'personOf'>,
  row: OwnedNumber,
  { person, connection }: ImportRequest,
): row is ImportedNumber =>
  row.origin === 'imported' &&
  row.state !== 'releasing' &&
  isSameLine(personOf(row) ?? row.mask, person) &&
  row.connection === connection.name;

/**
 * The settings of a number, to restore when its mask is released. A managed number shows only our own settings. Its
 * tombstone has the former ones if it was imported before and not restored yet. `is-ours`: they are unknown.
 */
export const formerSettings = async (
  supplier: NumberSupplier,
  mask: E164,
  earlier: Tombstone | undefined,
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
