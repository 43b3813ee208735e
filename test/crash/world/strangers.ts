import type { Mask } from '../../../lib/masks/mask.ts';
import type { Store } from '../../../lib/table/store.ts';
import type { FakeSupplier } from '../../support/carriers/fake-supplier.ts';
import { e164, makeMask, makeTombstone, NOW_SECONDS } from '../../support/numbers/masks.ts';

const DAY_SECONDS = 24 * 60 * 60;

const stranger = (mask: string, fields: Partial<Mask> = {}): Mask =>
  makeMask({ mask: e164(mask), number: e164('+12125550177'), requestId: `stranger ${mask}`, ...fields });

/** Masks of other people, in every state that lasts. */
export const STRANGERS = [
  stranger('+14155550180'),
  stranger('+14155550181', { label: 'Reception', callerId: 'mask' }),
  stranger('+14155550182', { expiresAtSeconds: NOW_SECONDS - 60 }),
  makeTombstone({ mask: e164('+14155550183'), purgeAtSeconds: NOW_SECONDS + 90 * DAY_SECONDS }),
];

/** On our account at the carrier, but on an application which is none of our business. */
export const ELSEWHERE = e164('+14155550184');

export const seedStrangers = async (world: {
  readonly store: Store;
  readonly supplier: FakeSupplier;
}): Promise<void> => {
  world.supplier.elsewhere.add(ELSEWHERE);
  for (const mask of STRANGERS) {
    await world.store.insert(mask);
    if (mask.state !== 'released') world.supplier.ours.add(mask.mask);
  }
};
