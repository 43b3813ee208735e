import type { ConnectionName } from '../carriers/connection.ts';
import type { BlockedCaller } from '../masks/block.ts';
import type { Quota } from '../numbers/quotas/slots.ts';
import type { E164 } from '../phone/e164.ts';

/** The full key of a row. Every key of the table is spelled in this file and nowhere else. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The sort key of an owned number, or of the tombstone in its place. */
export const ANY_CALLER = '*';

/**
 * What the sort key of a row about one caller of a mask begins with. Blocks stand here, and so will leases and callbacks:
 * one read finds what holds for the caller. The row's `kind` tells them apart.
 */
export const CALLER = 'CALLER#';

/** The sort key of a purchase request. */
export const REQUEST = 'REQUEST';

/** What the sort key of a note about an orphan begins with. */
export const ORPHAN = 'ORPHAN#';

/** The sort key of what is known of a person's number because masks hide it: the slots of its quota. */
export const PERSON = 'PERSON';

/** The sort key of a webhook key. */
export const WEBHOOK_KEY = 'KEY';

/** The one row about the table itself. */
export const INSTALLATION: Key = { pk: 'INSTALLATION', sk: 'INSTALLATION' };

export const maskKey = (mask: E164): Key => ({ pk: mask, sk: ANY_CALLER });

/** @param caller a number, or the word for callers that show none */
export const callerKey = (mask: E164, caller: BlockedCaller): Key => ({ pk: mask, sk: `${CALLER}${caller}` });

export const requestKey = (id: string): Key => ({ pk: `REQUEST#${id}`, sk: REQUEST });

export const personKey = (number: E164): Key => ({ pk: number, sk: PERSON });

/** @param day UTC, such as `2026-11-21` */
export const dayKey = (day: string): Key => ({ pk: `DAY#${day}`, sk: 'DAY' });

export const slotsKey = (quota: Quota): Key =>
  'number' in quota ? personKey(quota.number) : dayKey(quota.day);

/** @param minute of all minutes since 1970 */
export const callsKey = (mask: E164, minute: number): Key => ({
  pk: `CALLS#${mask}`,
  sk: `MINUTE#${minute}`,
});

/** @param digest of the key: lib/calls/proofs/webhook-key.ts */
export const webhookKeyKey = (digest: string): Key => ({ pk: `KEY#${digest}`, sk: WEBHOOK_KEY });

export const progressKey = (connection: ConnectionName): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: 'PROGRESS',
});

export const orphanKey = (connection: ConnectionName, number: E164): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: `${ORPHAN}${number}`,
});
