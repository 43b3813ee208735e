import type { WebhookKey } from '../carriers/carrier.ts';
import type { ConnectionName } from '../carriers/connection.ts';
import type { Block, BlockedCaller } from '../masks/block.ts';
import { isNumber } from '../masks/block.ts';
import type { Mask, ReleasedMask } from '../masks/mask.ts';
import type { PersonRows } from '../masks/mask-store.ts';
import type { ErasedRequest, StoredRequest } from '../numbers/buying/stored-request.ts';
import type { Quota, Slots } from '../numbers/quotas/slots.ts';
import type { OrphanNote, ReconciliationProgress } from '../numbers/reconciling/reconciliation-notes.ts';
import type { E164 } from '../phone/e164.ts';

/** A row of the table, as the document client takes and gives it. */
export type Row = Readonly<Record<string, unknown>>;

export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The sort key of what holds for any caller of a mask. `+…` is kept for rows about one caller, words for the rest. */
export const ANY_CALLER = '*';

/** The sort key of a request. */
export const REQUEST = 'REQUEST';

/** What the sort key of a block begins with where who is blocked has no number. */
const NO_NUMBER = 'CALLER#';

/** What the sort key of a note about an orphan begins with. */
export const ORPHAN = 'ORPHAN#';

/** The sort key of what is known of a number because it is somebody's, hidden behind masks. */
export const PERSON = 'PERSON';

/** The one row about the table itself. */
export const INSTALLATION: Key = { pk: 'INSTALLATION', sk: 'INSTALLATION' };

export const maskKey = (mask: E164): Key => ({ pk: mask, sk: ANY_CALLER });
export const requestKey = (id: string): Key => ({ pk: `REQUEST#${id}`, sk: REQUEST });
export const progressKey = (connection: ConnectionName): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: 'PROGRESS',
});
export const orphanKey = (connection: ConnectionName, number: E164): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: `${ORPHAN}${number}`,
});
/** A block stands beside the mask, under who is blocked: a number, or a word for callers who have none. */
export const blockKey = (mask: E164, caller: BlockedCaller): Key => ({
  pk: mask,
  sk: isNumber(caller) ? caller : `${NO_NUMBER}${caller}`,
});
/** Whether a row beside a mask is a block. */
export const isBlockRow = ({ sk }: Row): boolean =>
  String(sk).startsWith('+') || String(sk).startsWith(NO_NUMBER);
export const personKey = (number: E164): Key => ({ pk: number, sk: PERSON });
/** @param day UTC, such as `2026-11-21` */
export const dayKey = (day: string): Key => ({ pk: `DAY#${day}`, sk: 'DAY' });
/** @param minute of all minutes since 1970 */
export const callsKey = (mask: E164, minute: number): Key => ({
  pk: `CALLS#${mask}`,
  sk: `MINUTE#${minute}`,
});
export const slotsKey = (quota: Quota): Key =>
  'number' in quota ? personKey(quota.number) : dayKey(quota.day);
export const webhookKeyKey = (digest: string): Key => ({ pk: `KEY#${digest}`, sk: 'KEY' });

const withoutKey = ({ pk: _pk, sk: _sk, ...rest }: Row): Row => rest;

/**
 * `person` puts the row into the index `byPerson`. Only a released mask carries `purgeAtSeconds`, the attribute by
 * which the table forgets: a number that is paid for must never vanish from it.
 */
export const maskToRow = (mask: Mask | ReleasedMask): Row =>
  mask.state === 'released'
    ? { ...maskKey(mask.mask), ...mask }
    : { ...maskKey(mask.mask), ...mask, person: mask.number };

export const rowToMask = (row: Row): Mask | ReleasedMask => {
  const { person: _person, ...mask } = withoutKey(row);
  return mask as unknown as Mask | ReleasedMask;
};

/** `person` puts a blocked number into the index `byPerson`: whoever wants to be erased is found there, too. */
export const blockToRow = (block: Block): Row => ({
  ...blockKey(block.mask, block.caller),
  ...block,
  ...(isNumber(block.caller) && { person: block.caller }),
});

export const rowToBlock = (row: Row): Block => {
  const { person: _person, ...block } = withoutKey(row);
  return block as unknown as Block;
};

export const requestToRow = (request: StoredRequest | ErasedRequest): Row => ({
  ...requestKey(request.id),
  ...request,
});

export const rowToRequest = (row: Row): StoredRequest | ErasedRequest =>
  withoutKey(row) as unknown as StoredRequest | ErasedRequest;

export const slotsToRow = (slots: Slots): Row => ({ ...slotsKey(slots), ...slots });

export const rowToSlots = (row: Row): Slots => withoutKey(row) as unknown as Slots;

export const webhookKeyToRow = (digest: string, key: WebhookKey): Row => ({
  ...webhookKeyKey(digest),
  ...key,
});

export const rowToWebhookKey = (row: Row): WebhookKey => withoutKey(row) as unknown as WebhookKey;

export const orphanToRow = (connection: ConnectionName, note: OrphanNote): Row => ({
  ...orphanKey(connection, note.number),
  ...note,
});

export const rowToOrphan = (row: Row): OrphanNote => withoutKey(row) as unknown as OrphanNote;

export const rowToProgress = (row: Row): ReconciliationProgress =>
  withoutKey(row) as unknown as ReconciliationProgress;

/** Sorts the rows of the index `byPerson` by what they are. Released masks and erased requests are in no index. */
export const personRowsOf = (rows: readonly Row[]): PersonRows => ({
  masks: rows.filter(({ sk }) => sk === ANY_CALLER).map((row) => rowToMask(row) as Mask),
  requests: rows.filter(({ sk }) => sk === REQUEST).map((row) => rowToRequest(row) as StoredRequest),
  blocks: rows.filter(isBlockRow).map(rowToBlock),
});
