import type { ConnectionName } from '../carriers/connection.ts';
import type { BlockedCaller } from '../masks/block.ts';
import { isNumber } from '../masks/block.ts';
import type { Quota } from '../numbers/quotas/slots.ts';
import type { E164 } from '../phone/e164.ts';
import { canonical } from '../phone/plans/canonical.ts';

/**
 * The full key of a row. Only this file spells the keys of the table. A number in a key has its canonical form, so that a
 * line is found in whatever spelling it comes; the row keeps the number as it was given.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** The sort key of an owned number, or of the tombstone in its place. */
export const ANY_CALLER = '*';

/** The prefix of the sort keys of rows about one caller of a mask. The row's `kind` says what it is: a block, for now. */
export const CALLER = 'CALLER#';

/** The sort key of a purchase request. */
export const REQUEST = 'REQUEST';

/** The prefix of the sort keys of notes about orphans. */
export const ORPHAN = 'ORPHAN#';

/** The sort key of a hidden number's row, which holds the slots of its quota. */
export const PERSON = 'PERSON';

/** The sort key of a webhook key. */
export const WEBHOOK_KEY = 'KEY';

/** The one row about the table itself. */
export const INSTALLATION: Key = { pk: 'INSTALLATION', sk: 'INSTALLATION' };

export const maskKey = (mask: E164): Key => ({ pk: canonical(mask), sk: ANY_CALLER });

/** @param caller a number, or the word for callers that show none */
export const callerKey = (mask: E164, caller: BlockedCaller): Key => ({
  pk: canonical(mask),
  sk: `${CALLER}${isNumber(caller) ? canonical(caller) : caller}`,
});

export const requestKey = (id: string): Key => ({ pk: `REQUEST#${id}`, sk: REQUEST });

export const personKey = (number: E164): Key => ({ pk: canonical(number), sk: PERSON });

/** The key of the index `byPerson`. */
export const indexedPerson = (number: E164): string => canonical(number);

/** @param day UTC, such as `2026-11-21` */
export const dayKey = (day: string): Key => ({ pk: `DAY#${day}`, sk: 'DAY' });

export const slotsKey = (quota: Quota): Key =>
  'number' in quota ? personKey(quota.number) : dayKey(quota.day);

/** @param minute since 1970 */
export const callsKey = (mask: E164, minute: number): Key => ({
  pk: `CALLS#${canonical(mask)}`,
  sk: `MINUTE#${minute}`,
});

/** @param digest of the key, by lib/calls/proofs/webhook-key.ts */
export const webhookKeyKey = (digest: string): Key => ({ pk: `KEY#${digest}`, sk: WEBHOOK_KEY });

export const progressKey = (connection: ConnectionName): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: 'PROGRESS',
});

export const orphanKey = (connection: ConnectionName, number: E164): Key => ({
  pk: `RECONCILIATION#${connection}`,
  sk: `${ORPHAN}${canonical(number)}`,
});
