import { randomBytes } from 'node:crypto';

declare const brand: unique symbol;

/** A mask's random name. The only thing about a mask that logs may hold. */
export type MaskId = string & { readonly [brand]: 'MaskId' };

/** Where names that nobody can guess come from. An argument everywhere, so that tests can repeat a history. */
export interface Ids {
  readonly maskId: () => MaskId;
  readonly etag: () => string;
  readonly slotId: () => string;
  readonly idempotencyKey: () => string;
}

const MADE_KEY = 'made-';

/** Whether we made the key, for a client that sent none and may never repeat the request. */
export const isMadeKey = (idempotencyKey: string): boolean => idempotencyKey.startsWith(MADE_KEY);

/** 120 bits and more each: two never meet. */
export const makeIds = (): Ids => ({
  maskId: () => `msk_${randomBytes(15).toString('base64url')}` as MaskId,
  etag: () => randomBytes(15).toString('base64url'),
  slotId: () => randomBytes(15).toString('base64url'),
  idempotencyKey: () => `${MADE_KEY}${randomBytes(24).toString('base64url')}`,
});
