import type { Mask } from '../masks/mask.ts';
import { isExpired } from '../masks/mask.ts';
import { isoTime } from '../time.ts';

/** A mask as the API shows it. Fields that it has not are left out. */
export const maskJson = (mask: Mask, nowSeconds: number): string =>
  JSON.stringify(maskBody(mask, nowSeconds));

export const maskBody = (mask: Mask, nowSeconds: number): Readonly<Record<string, number | string>> => ({
  id: mask.id,
  mask: mask.mask,
  number: mask.number,
  state: mask.state === 'active' && isExpired(mask, nowSeconds) ? 'expired' : mask.state,
  carrier: mask.carrier,
  connection: mask.connection,
  callerId: mask.callerId,
  answer: mask.answer,
  ...(mask.callsPerMinute !== undefined && { callsPerMinute: mask.callsPerMinute }),
  ...(mask.label !== undefined && { label: mask.label }),
  createdAt: mask.createdAt,
  ...(mask.expiresAtSeconds !== undefined && { expiresAt: isoTime(mask.expiresAtSeconds) }),
});
