import type { ConnectionName, Mask, MaskId, ReleasedMask } from '../../lib/masks/mask.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { toE164 } from '../../lib/phone/e164.ts';

/** A number that the test knows to be one. */
export const e164 = (text: string): E164 => {
  const number = toE164(text);
  if (number === undefined) throw new Error(`${text} is not a number`);
  return number;
};

export const MASK = e164('+14155550100');
export const NUMBER = e164('+12125550111');
export const CALLER = e164('+13125550122');

/** 2026-11-20T12:00:00Z */
export const NOW_SECONDS = 1_795_176_000;

/** A live mask of ours. */
export const ownedMask = (changes: Partial<Mask> = {}): Mask => ({
  id: `msk_${(changes.mask ?? MASK).slice(-4)}` as MaskId,
  mask: MASK,
  kind: 'dedicated',
  number: NUMBER,
  callerId: 'caller',
  connection: 'tropo',
  state: 'active',
  origin: 'bought',
  createdAt: '2026-11-01T12:00:00Z',
  requestId: 'request',
  etag: 'etag',
  ...changes,
});

export const releasedMask = (mask: E164 = MASK): ReleasedMask => ({
  mask,
  state: 'released',
  etag: 'etag',
  purgeAtSeconds: NOW_SECONDS + 1000,
});

/** Somebody else's connection: there is only one in the types yet. */
export const OTHER_CONNECTION = 'other' as ConnectionName;
