import type { ConnectionName } from '../carriers/connection.ts';
import type { WebhookKey } from '../carriers/protocol.ts';
import type { Block } from '../masks/block.ts';
import { isNumber } from '../masks/block.ts';
import type { Mask } from '../masks/mask.ts';
import { isDedicated } from '../masks/mask.ts';
import type { ErasedRequest, StoredRequest } from '../numbers/buying/stored-request.ts';
import { isNotErased } from '../numbers/buying/stored-request.ts';
import type { NumberRow, Tombstone } from '../numbers/owned-number.ts';
import type { Slots } from '../numbers/quotas/slots.ts';
import type { OrphanNote, ReconciliationProgress } from '../numbers/reconciling/reconciliation-notes.ts';
import type { E164 } from '../phone/e164.ts';
import type { Key } from './keys.ts';
import {
  callerKey,
  INSTALLATION,
  indexedPerson,
  maskKey,
  orphanKey,
  progressKey,
  requestKey,
  slotsKey,
  webhookKeyKey,
} from './keys.ts';

/** A row of the table in the document client's form. */
export type Row = Readonly<Record<string, unknown>>;

export const ROW_KINDS = [
  'block',
  'call-count',
  'dedicated',
  'erased-request',
  'installation',
  'orphan',
  'progress',
  'released',
  'request',
  'slots',
  'webhook-key',
] as const;

/** The value of a row's attribute `kind`. Rows of several kinds share the form of their key, so every row has it. */
export type RowKind = (typeof ROW_KINDS)[number];

/** The value of the attribute `listedIn`, which puts a row into the index `byList`. */
export const MASKS = 'masks';

/** @throws Error if the row is of a kind that the reader does not know, so that it is not taken for another */
export const kindOf = <Kind extends RowKind>(row: Row, ...known: readonly Kind[]): Kind => {
  const kind = known.find((one) => one === row['kind']);
  if (kind === undefined) {
    throw new Error(`The table holds a row of another kind where one of ${known.join(' or ')} belongs.`);
  }
  return kind;
};

const rowOf = (key: Key, kind: RowKind, fields: object): Row => ({ ...fields, ...key, kind });

/** The domain's fields of a row of that kind. */
const fieldsOf = <T>(row: Row, ...known: readonly RowKind[]): T => {
  kindOf(row, ...known);
  const { pk: _pk, sk: _sk, kind: _kind, ...fields } = row;
  return fields as T;
};

/**
 * `person` puts the row into the index `byPerson`, and `listedIn` into `byList`. A tombstone is in both while it has former
 * settings, because those may name people. Only a tombstone carries `purgeAtSeconds`, the attribute by which
 * DynamoDB deletes rows: a number that is paid for must never vanish from the table.
 */
export const maskToRow = (row: NumberRow): Row => {
  if (row.state === 'released') {
    const owner = row.kept?.person;
    const indexed = row.kept && {
      listedIn: MASKS,
      ...(owner !== undefined && { person: indexedPerson(owner) }),
    };
    return rowOf(maskKey(row.mask), 'released', { ...row, ...indexed });
  }
  const person = isDedicated(row) && { person: indexedPerson(row.number) };
  return rowOf(maskKey(row.mask), row.kind, { ...row, ...person, listedIn: MASKS });
};

export const rowToMask = (row: Row): Mask | Tombstone => {
  const kind = kindOf(row, 'dedicated', 'released');
  const { person: _person, listedIn: _list, ...fields } = fieldsOf<Row>(row, kind);
  return (kind === 'released' ? fields : { ...fields, kind }) as unknown as Mask | Tombstone;
};

/** `person` puts a blocked number into the index `byPerson`, so that an erasure of that person finds it. */
export const blockToRow = (block: Block): Row =>
  rowOf(callerKey(block.mask, block.caller), 'block', {
    ...block,
    ...(isNumber(block.caller) && { person: indexedPerson(block.caller) }),
  });

export const rowToBlock = (row: Row): Block => {
  const { person: _person, ...block } = fieldsOf<Block & { readonly person?: E164 }>(row, 'block');
  return block;
};

/** `person` puts the request into the index `byPerson`. `number` keeps the person's number if it was given in another spelling. */
export const requestToRow = (request: ErasedRequest | StoredRequest): Row =>
  isNotErased(request)
    ? rowOf(requestKey(request.id), 'request', { ...request, ...indexed(request.person) })
    : rowOf(requestKey(request.id), 'erased-request', request);

const indexed = (number: E164): { readonly person: string; readonly number?: E164 } => {
  const person = indexedPerson(number);
  return person === number ? { person } : { person, number };
};

export const rowToRequest = (row: Row): ErasedRequest | StoredRequest => {
  const { number, ...fields } = fieldsOf<StoredRequest & { readonly number?: E164 }>(
    row,
    'request',
    'erased-request',
  );
  return number === undefined ? fields : { ...fields, person: number };
};

export const slotsToRow = (slots: Slots): Row => rowOf(slotsKey(slots), 'slots', slots);

export const rowToSlots = (row: Row): Slots => fieldsOf(row, 'slots');

export const webhookKeyToRow = (digest: string, key: WebhookKey): Row =>
  rowOf(webhookKeyKey(digest), 'webhook-key', key);

export const rowToWebhookKey = (row: Row): WebhookKey => fieldsOf(row, 'webhook-key');

export const orphanToRow = (connection: ConnectionName, note: OrphanNote): Row =>
  rowOf(orphanKey(connection, note.number), 'orphan', note);

export const rowToOrphan = (row: Row): OrphanNote => fieldsOf(row, 'orphan');

export const progressToRow = (connection: ConnectionName, progress: ReconciliationProgress): Row =>
  rowOf(progressKey(connection), 'progress', progress);

export const rowToProgress = (row: Row): ReconciliationProgress => fieldsOf(row, 'progress');

export const installationToRow = (name: string): Row =>
  rowOf(INSTALLATION, 'installation', { name, etag: name });

export const rowToInstallation = (row: Row): string =>
  fieldsOf<{ readonly name: string }>(row, 'installation').name;
