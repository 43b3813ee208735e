import type { Assignments } from '../numbers/assignments.ts';
import type { BlockStore } from './block-store.ts';
import { isDedicated } from './mask.ts';
import { removeBlocks } from './remove-blocks.ts';

/** Dedicated masks: each hides one person, may expire, and has blocked callers. */
export const makeAssignments = (store: BlockStore): Assignments => ({
  personOf: (row) => (isDedicated(row) ? row.number : undefined),
  endsAtSeconds: (row) => (isDedicated(row) ? row.expiresAtSeconds : undefined),
  removeCallers: (row) => removeBlocks(store, row.mask),
});
