import type { E164 } from '../phone/e164.ts';
import { activeMask } from './active-mask.ts';
import type { Block, BlockedCaller } from './block.ts';
import type { BlockStore } from './block-store.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

export interface ListedBlocks {
  readonly mask: Mask;
  /** Numbers first, then words. */
  readonly callers: readonly BlockedCaller[];
}

/** Who is blocked at a mask. @throws Problem `mask-unknown`, or `mask-not-active` */
export const listBlocks = async (
  store: BlockStore & Pick<MaskStore, 'find'>,
  number: E164,
): Promise<ListedBlocks> => {
  const mask = await activeMask(store, number);
  const blocks = await blocksOf(store, mask);
  return { mask, callers: blocks.map(({ caller }) => caller).sort() };
};

/** The blocks that hold: those of an earlier mask of the same number do not. */
export const blocksOf = async (
  store: Pick<BlockStore, 'listBlocks'>,
  { mask, id }: Mask,
): Promise<readonly Block[]> => (await store.listBlocks(mask)).filter(({ maskId }) => maskId === id);
