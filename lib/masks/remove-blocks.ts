import { inBatches } from '../async/in-batches.ts';
import type { E164 } from '../phone/e164.ts';
import type { BlockStore } from './block-store.ts';

/**
 * Removes all that are blocked at a mask, once its calls are stopped and before it is a tombstone: as long as the row
 * says `releasing`, whoever goes on with the release does this again.
 * @returns how many there were
 */
export const removeBlocks = async (store: BlockStore, mask: E164): Promise<number> => {
  const blocks = await store.listBlocks(mask);
  const removed = await inBatches(blocks, ({ caller }) => store.removeBlock(mask, caller));
  return removed.filter(Boolean).length;
};
