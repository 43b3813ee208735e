import type { ConnectionName } from '../../lib/carriers/connection.ts';
import type { Mask } from '../../lib/masks/mask.ts';
import type { Tombstone } from '../../lib/numbers/owned-number.ts';
import type { E164 } from '../../lib/phone/e164.ts';
import { e164, makeMask, makeTombstone, NOW_SECONDS } from './masks.ts';

export const MASK = e164('+14155550100');
export const NUMBER = e164('+12125550111');
export const CALLER = e164('+13125550122');

/** A live mask of ours, for tests of calls: callers, masks and numbers differ in their area. */
export const ownedMask = (changes: Partial<Mask> = {}): Mask => {
  const mask = changes.mask ?? MASK;
  return makeMask({ id: `msk_${mask.slice(-4)}` as Mask['id'], mask, number: NUMBER, ...changes });
};

export const releasedMask = (mask: E164 = MASK): Tombstone =>
  makeTombstone({ mask, purgeAtSeconds: NOW_SECONDS + 1000 });

/** Somebody else's connection: there is only one in the types yet. */
export const OTHER_CONNECTION = 'other' as ConnectionName;
