import type { ConnectionName } from '../../../lib/carriers/connection.ts';
import type { Mask } from '../../../lib/masks/mask.ts';
import type { Tombstone } from '../../../lib/numbers/owned-number.ts';
import type { E164 } from '../../../lib/phone/e164.ts';
import { MASK, makeMask, makeTombstone, NOW_SECONDS } from './masks.ts';

/** A live mask of ours, for tests of calls. */
export const ownedMask = (changes: Partial<Mask> = {}): Mask => {
  const mask = changes.mask ?? MASK;
  return makeMask({ id: `msk_${mask.slice(-4)}` as Mask['id'], mask, ...changes });
};

export const releasedMask = (mask: E164 = MASK): Tombstone =>
  makeTombstone({ mask, purgeAtSeconds: NOW_SECONDS + 1000 });

/** Somebody else's connection: there is only one in the types yet. */
export const OTHER_CONNECTION = 'other' as ConnectionName;
