import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** The random id of a mask. Logs may hold nothing else of a mask. */
export type MaskId = string & { readonly [brand]: 'MaskId' };

/** Makes ids that cannot be guessed. It is an argument everywhere, so that tests can repeat a history. */
export interface Ids {
  readonly maskId: () => MaskId;
  readonly etag: () => string;
  readonly slotId: () => string;
  readonly idempotencyKey: () => string;
}

const MADE_KEY = 'made-';

/** Whether we made the key. Its client sent none, so it may never repeat the request. */
export const isMadeKey = (idempotencyKey: string): boolean => idempotencyKey.startsWith(MADE_KEY);

/** Each has at least 120 random bits, so two are never the same. */
export const makeIds = (): Ids => ({
  maskId: () => `msk_${randomBytes(15).toString('base64url')}` as MaskId,
  etag: () => randomBytes(15).toString('base64url'),
  slotId: () => randomBytes(15).toString('base64url'),
  idempotencyKey: () => `${MADE_KEY}${randomBytes(24).toString('base64url')}`,
});
