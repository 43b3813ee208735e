import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A mask's random name. The only thing about a mask that logs may hold. */
export type MaskId = string & { readonly [brand]: 'MaskId' };

/** Makes names that cannot be guessed. An argument everywhere, so that tests can repeat a history. */
export interface Ids {
  readonly maskId: () => MaskId;
  readonly etag: () => string;
  readonly slotId: () => string;
  readonly idempotencyKey: () => string;
}

const MADE_KEY = 'made-';

/** Whether we made the key, for a client that sent none. Such a client cannot repeat its request. */
export const isMadeKey = (idempotencyKey: string): boolean => idempotencyKey.startsWith(MADE_KEY);

/** 120 bits or more each, so no two are the same. */
export const makeIds = (): Ids => ({
  maskId: () => `msk_${randomBytes(15).toString('base64url')}` as MaskId,
  etag: () => randomBytes(15).toString('base64url'),
  slotId: () => randomBytes(15).toString('base64url'),
  idempotencyKey: () => `${MADE_KEY}${randomBytes(24).toString('base64url')}`,
});
