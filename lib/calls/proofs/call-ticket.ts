import { createHmac, timingSafeEqual } from 'node:crypto';
import type { MaskId } from '../../ids.ts';
import { digestOf } from '../../log/digest-of.ts';

declare const brand: unique symbol;

/**
 * A call's name in logs and links: a digest of the carrier's call id, because some networks write telephone numbers into
 * ids.
 */
export type CallReference = string & { readonly [brand]: 'CallReference' };

export const callReference = (callId: string): CallReference => digestOf(callId) as CallReference;

/** Which call, of which mask, an event follows. */
export interface CallTicket {
  readonly mask: MaskId;
  readonly call: CallReference;
}

/**
 * Seals a ticket for the address at which the carrier reports what follows a call: its fields and their HMAC, under a key
 * that only the carrier and we know. So no call has to be stored.
 */
export const writeCallTicket = ({ mask, call }: CallTicket, key: string): string =>
  `${mask}.${call}.${sign(`${mask}.${call}`, key)}`;

const PATTERN = /^([A-Za-z0-9_-]{1,64})\.([0-9a-f]{16})\.([A-Za-z0-9_-]{43})$/;

/** The ticket; `undefined` if it was not sealed with this key. */
export const readCallTicket = (sealed: string, key: string): CallTicket | undefined => {
  const [, mask, call, signature] = PATTERN.exec(sealed) ?? [];
  if (mask === undefined || call === undefined || signature === undefined) {
    return undefined;
  }
  const isGenuine = timingSafeEqual(Buffer.from(signature), Buffer.from(sign(`${mask}.${call}`, key)));
  return isGenuine ? { mask: mask as MaskId, call: call as CallReference } : undefined;
};

const sign = (payload: string, key: string): string =>
  createHmac('sha256', key).update(payload).digest('base64url');
