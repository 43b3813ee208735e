import type { E164 } from '../phone/e164.ts';
import { activeMask } from './active-mask.ts';
import type { BlockedCaller } from './block.ts';
import type { BlockStore } from './block-store.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

/** Lets the caller's calls to the mask through again. @throws Problem `mask-unknown`, or `mask-not-active` */
export const unblockCaller = async (
  store: BlockStore & Pick<MaskStore, 'find'>,
  number: E164,
  caller: BlockedCaller,
): Promise<Mask> => {
  const mask = await activeMask(store, number);
  await store.removeBlock(number, caller);
  return mask;
};
