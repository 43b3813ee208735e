import { flawed, Problem } from '../errors/problem.ts';
import type { Ids } from '../ids.ts';
import type { E164 } from '../phone/e164.ts';
import { isoTime } from '../time.ts';
import { activeMask } from './active-mask.ts';
import type { BlockedCaller } from './block.ts';
import { blocksOf } from './list-blocks.ts';
import type { Mask } from './mask.ts';
import type { MaskStore } from './mask-store.ts';

export interface Dependencies {
  readonly store: MaskStore;
  readonly ids: Ids;
  readonly nowSeconds: () => number;
}

/** So many are listed in one answer. */
export const MOST_BLOCKS = 1000;

/**
 * Refuses the caller's calls to the mask from now on. A caller who is blocked already stays so.
 * @throws Problem `mask-unknown`, `mask-not-active`, or `request-invalid` when the mask has as many as it may have
 */
export const makeBlockCaller =
  ({ store, ids, nowSeconds }: Dependencies) =>
  async (number: E164, caller: BlockedCaller): Promise<Mask> => {
    const mask = await activeMask(store, number);
    const blocks = await blocksOf(store, mask);
    if (blocks.some((block) => block.caller === caller)) {
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

/**
 * A release stops the calls first and then removes the blocks, so one of the two sees what the other wrote: no caller's
 * number stays behind beside a mask that is gone. Where the second look fails, the block stays:
 * the mask may well be there, and whoever asked for the block wants the caller refused.
 */
const unlessReleased = async (store: MaskStore, number: E164, caller: BlockedCaller): Promise<Mask> => {
  try {
    return await activeMask(store, number);
  } catch (error) {
    await (isGone(error) && store.removeBlock(number, caller));
    throw error;
  }
};

const isGone = (error: unknown): boolean =>
  error instanceof Problem && (error.code === 'mask-not-active' || error.code === 'mask-unknown');
