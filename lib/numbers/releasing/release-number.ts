import type { NumberMoving, NumberSupplier } from '../../carriers/carrier.ts';
import { Problem } from '../../errors/problem.ts';
import type { Mask, ReleasedMask } from '../../masks/mask.ts';

/** `restored`: it stays in the account, and does what it did before it was imported. */
export type Returned = 'later' | 'released' | 'restored' | 'was-gone';

/** Whether the number stays in the account, and is only set as it was. */
export const staysInAccount = ({
  former,
  isGivenUp,
}: Pick<Mask | ReleasedMask, 'former' | 'isGivenUp'>): boolean => former !== undefined && !isGivenUp;

/**
 * The one way in which the number of a row leaves us. What we bought goes back to the carrier; what was in the account
 * before is set as it was, and stays there, unless its owner gives it up.
 */
export const returnNumber = (
  supplier: Pick<NumberSupplier, 'moving' | 'release'>,
  { mask, former, isGivenUp }: Pick<Mask | ReleasedMask, 'former' | 'isGivenUp' | 'mask'>,
  signal: AbortSignal,
): Promise<Returned> =>
  former === undefined || isGivenUp
    ? supplier.release(mask, signal)
    : movingOf(supplier).restore(mask, former, signal);

/** @throws Problem `carrier-refused` where the carrier's numbers cannot be taken over */
export const movingOf = ({ moving }: Pick<NumberSupplier, 'moving'>): NumberMoving => {
  if (moving === undefined) {
    throw new Problem('carrier-refused', 'Numbers of this carrier cannot be imported or pointed elsewhere.');
  }
  return moving;
};
