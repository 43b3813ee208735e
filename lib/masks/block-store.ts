import type { E164 } from '../phone/e164.ts';
import type { Block, BlockedCaller } from './block.ts';

/** Who is blocked at which mask. Nothing here is paid for, so a block may be written over an earlier one. */
export interface BlockStore {
  /** @throws Error when a row of another kind stands there */
  putBlock(block: Block): Promise<void>;
  /** Whether there was one. */
  removeBlock(mask: E164, caller: BlockedCaller): Promise<boolean>;
  /** All that stand beside the mask, those of earlier masks of the number too. Strongly consistent, in no order. */
  listBlocks(mask: E164): Promise<readonly Block[]>;
}
