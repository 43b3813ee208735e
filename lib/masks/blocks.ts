import { inBatches } from '../async/in-batches.ts';
import { flawed } from '../errors/flawed.ts';
import { Problem } from '../errors/problem.ts';
import type { Ids } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';
import { isSameLine } from '../phone/plans/is-same-line.ts';
import { isoTime } from '../time.ts';
import type { Block, BlockedCaller, BlockStore } from './block.ts';
import { isNumber } from './block.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';
import { showMask } from './show-mask.ts';

type BlockingStore = BlockStore & Pick<MaskStore, 'find'>;

export interface BlockCallerDependencies {
  readonly store: BlockingStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

export interface ListedBlocks {
  readonly mask: Mask;
  /** Numbers first, then words. */
  readonly callers: readonly BlockedCaller[];
}

/** The most blocks that a mask may have. One answer lists all of them. */
export const MOST_BLOCKS = 1000;

/**
 * Refuses the caller's calls to the mask from now on. Repeatable.
 * @throws Problem `mask-unknown`, `mask-not-active`, or `request-invalid` when the mask has `MOST_BLOCKS` blocks
 */
export const makeBlockCaller =
  ({ store, ids, nowSeconds }: BlockCallerDependencies) =>
  async (number: E164, caller: BlockedCaller): Promise<Mask> => {
    const mask = await activeMask(store, number);
    const blocks = await blocksOf(store, mask);
    if (blocks.some((block) => isSameCaller(block.caller, caller))) {
      return mask;
    }
    if (blocks.length >= MOST_BLOCKS) {
      throw flawed(
        'caller',
        `is one more than the ${MOST_BLOCKS} whom a mask may block. Unblock another first`,
      );
    }
    const createdAt = isoTime(nowSeconds());
    await store.putBlock({ mask: number, maskId: mask.id, caller, createdAt, etag: ids.etag() });
    return unlessReleased(store, number, caller);
  };

const isSameCaller = (one: BlockedCaller, other: BlockedCaller): boolean =>
  one === other || (isNumber(one) && isNumber(other) && isSameLine(one, other));

/** Connects the caller's calls to the mask again. @throws Problem `mask-unknown`, or `mask-not-active` */
export const unblockCaller = async (
  store: BlockingStore,
  number: E164,
  caller: BlockedCaller,
): Promise<Mask> => {
  const mask = await activeMask(store, number);
  await store.removeBlock(number, caller);
  return mask;
};

/** Lists the blocks of a mask. @throws Problem `mask-unknown`, or `mask-not-active` */
export const listBlocks = async (store: BlockingStore, number: E164): Promise<ListedBlocks> => {
  const mask = await activeMask(store, number);
  const blocks = await blocksOf(store, mask);
  return { mask, callers: blocks.map(({ caller }) => caller).sort() };
};

/**
 * Removes all blocks of a mask. Call this after the mask stops taking calls and before its row becomes a tombstone:
 * a release that was cut off between the two resumes at the state `releasing` and removes them again.
 * @returns how many there were
 */
export const removeBlocks = async (store: BlockStore, mask: E164): Promise<number> => {
  const blocks = await store.listBlocks(mask);
  const removed = await inBatches(blocks, ({ caller }) => store.removeBlock(mask, caller));
  return removed.filter(Boolean).length;
};

/** Finds an active mask, expired or not. @throws Problem `mask-unknown`, or `mask-not-active` */
const activeMask = async (store: Pick<MaskStore, 'find'>, number: E164): Promise<Mask> => {
  const mask = await showMask(store, number);
  if (mask.state !== 'active') {
    throw new Problem(
      'mask-not-active',
      `The mask is ${mask.state}; only an active one has blocked callers.`,
    );
  }
  return mask;
};

/** Leaves out the blocks of an earlier mask of the same number: they do not hold. */
const blocksOf = async (
  store: Pick<BlockStore, 'listBlocks'>,
  { mask, id }: Mask,
): Promise<readonly Block[]> => (await store.listBlocks(mask)).filter(({ maskId }) => maskId === id);

/**
 * Reads the mask again after the block was written, and removes the block if the mask was released meanwhile. A release
 * first stops the calls and then removes the blocks, so either the release or this read sees what the other wrote, and
 * no caller's number stays beside a released mask. If this read fails, the block stays: the mask may be active, and the
 * client wants the caller refused.
 */
const unlessReleased = async (store: BlockingStore, number: E164, caller: BlockedCaller): Promise<Mask> => {
  try {
    return await activeMask(store, number);
  } catch (error) {
    if (isReleased(error)) {
      await store.removeBlock(number, caller);
    }
    throw error;
  }
};

const isReleased = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'mask-not-active' || error.code === 'mask-unknown');
