import type { Assignments } from '../numbers/assignments.ts';
import type { BlockStore } from './block.ts';
import { removeBlocks } from './blocks.ts';
import { isDedicated } from './mask.ts';

/** Answers for dedicated masks: each hides one person, may expire, and may block callers. */
export const makeAssignments = (store: BlockStore): Assignments => ({
  personOf: (row) => (isDedicated(row) ? row.number : undefined),
  endsAtSeconds: (row) => (isDedicated(row) ? row.expiresAtSeconds : undefined),
  removeCallers: (row) => removeBlocks(store, row.mask),
});
