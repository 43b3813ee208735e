import type { BlockedCaller } from '../../masks/block.ts';
import type { Mask } from '../../masks/mask.ts';
import { MASK_VIEW } from './mask-view.ts';
import type { View } from './view.ts';
import { seen } from './view.ts';

interface MaskPage {
  readonly masks: readonly Mask[];
  readonly cursor: string | undefined;
  readonly nowSeconds: number;
}

export const MASK_PAGE_VIEW: View<MaskPage> = {
  masks: {
    seenBy: 'client',
    of: ({ masks, nowSeconds }, viewer) => masks.map((mask) => seen(MASK_VIEW, { mask, nowSeconds }, viewer)),
  },
  cursor: { seenBy: 'client', of: ({ cursor }) => cursor },
};

/** The callers that a mask blocks. */
export const BLOCKS_VIEW: View<readonly BlockedCaller[]> = {
  blocks: { seenBy: 'reader', of: (callers) => callers },
};
