import type { NumberSupplier, NumberWebhooks } from '../../carriers/supplier.ts';
import { Problem } from '../../errors/problem.ts';
import type { NumberRow } from '../owned-number.ts';

/** `restored`: the number stays in the account, with its settings of before the import. */
export type NumberReleased = 'later' | 'released' | 'restored' | 'was-gone';

/** Whether the number stays in the account and only gets its former settings back. */
export const staysInAccount = ({
  former,
  isToBeReleased,
}: Pick<NumberRow, 'former' | 'isToBeReleased'>): boolean => former !== undefined && !isToBeReleased;

/**
 * Every number of a row leaves Callmask through this. A bought number is released to the carrier. An imported one gets
 * its former settings back and stays in the account, unless a client asked for its release.
 */
export const releaseOrRestore = (
  supplier: Pick<NumberSupplier, 'release' | 'webhooks'>,
  { mask, former, isToBeReleased }: Pick<NumberRow, 'former' | 'isToBeReleased' | 'mask'>,
  signal: AbortSignal,
): Promise<NumberReleased> =>
  former === undefined || isToBeReleased
    ? supplier.release(mask, signal)
    : webhooksOf(supplier).restore(mask, former, signal);

/** @throws Problem `carrier-refused` for a carrier whose numbers cannot be imported */
export const webhooksOf = ({ webhooks }: Pick<NumberSupplier, 'webhooks'>): NumberWebhooks => {
  if (webhooks === undefined) {
    throw new Problem('carrier-refused', 'Numbers of this carrier cannot be imported or pointed elsewhere.');
  }
  return webhooks;
};
