import type { NumberSupplier, NumberWebhooks } from '../../carriers/supplier.ts';
import { Problem } from '../../errors/problem.ts';
import type { NumberRow } from '../owned-number.ts';

/** `restored`: the number stays in the account, and does what it did before it was imported. */
export type NumberReleased = 'later' | 'released' | 'restored' | 'was-gone';

/** Whether the number stays in the account, and is only set as it was. */
export const staysInAccount = ({
  former,
  isToBeReleased,
}: Pick<NumberRow, 'former' | 'isToBeReleased'>): boolean => former !== undefined && !isToBeReleased;

/**
 * The one way in which the number of a row leaves us. A number that we bought is released to the carrier. One that was in
 * the account before gets its former settings back and stays there, unless its owner asks for its release.
 */
export const releaseOrRestore = (
  supplier: Pick<NumberSupplier, 'release' | 'webhooks'>,
  { mask, former, isToBeReleased }: Pick<NumberRow, 'former' | 'isToBeReleased' | 'mask'>,
  signal: AbortSignal,
): Promise<NumberReleased> =>
  former === undefined || isToBeReleased
    ? supplier.release(mask, signal)
    : webhooksOf(supplier).restore(mask, former, signal);

/** @throws Problem `carrier-refused` where the carrier's numbers cannot be taken over */
export const webhooksOf = ({ webhooks }: Pick<NumberSupplier, 'webhooks'>): NumberWebhooks => {
  if (webhooks === undefined) {
    throw new Problem('carrier-refused', 'Numbers of this carrier cannot be imported or pointed elsewhere.');
  }
  return webhooks;
};
