import type { MaskId } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';

/** A caller that a mask can block: one number, all callers who withhold theirs, or all other callers without a number. */
export type BlockedCaller = E164 | 'other' | 'withheld';

/** A mask refuses the calls of this caller. */
export interface Block {
  readonly mask: E164;
  /** A block that outlives its mask must not hold for the next mask of the same number. */
  readonly maskId: MaskId;
  readonly caller: BlockedCaller;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly etag: string;
}

/** The blocks of all masks. A block costs nothing, so `putBlock` may overwrite an earlier one. */
export interface BlockStore {
  /** @throws Error when the key holds a row of another kind */
  putBlock(block: Block): Promise<void>;
  /** @returns whether there was such a block */
  removeBlock(mask: E164, caller: BlockedCaller): Promise<boolean>;
  /** All blocks of the number, including those of its earlier masks. Strongly consistent, in no order. */
  listBlocks(mask: E164): Promise<readonly Block[]>;
}

/** Whether the block is for one number. */
export const isNumber = (caller: BlockedCaller): caller is E164 => caller.startsWith('+');
