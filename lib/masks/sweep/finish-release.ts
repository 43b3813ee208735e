import { Problem } from '../../errors/problem.ts';
import { bury } from '../give-back.ts';
import type { Mask, ReleasedMask } from '../mask.ts';
import { removeBlocks } from '../remove-blocks.ts';
import type { Dependencies } from './dependencies.ts';
import type { AtCarrier } from './judge.ts';

/** Asks the carrier to take the number of a row that is `releasing`, or a tombstone, and then leaves a tombstone. */
export const finishRelease = async (
  dependencies: Dependencies,
  row: Mask | ReleasedMask,
  carrier: AtCarrier,
): Promise<true> => {
  if (carrier.foreign.has(row.mask)) {
    throw new Problem(
      'carrier-refused',
      'The number is on the account at the carrier, but not on our application. Give it back there by hand.',
    );
  }
  await (row.state === 'releasing' && removeBlocks(dependencies.store, row.mask));
  await dependencies.supplier.release(row.mask, dependencies.deadline());
  if (row.state !== 'released') {
    await bury(dependencies, row);
  }
  return true;
};
