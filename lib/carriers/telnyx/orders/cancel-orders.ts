import type { TelnyxAccount } from '../account.ts';
import type { NumberOrder } from './number-order.ts';

/**
 * Cancels orders that are pending, as far as Telnyx lets us: what it does not cancel is found pending by whoever looks
 * again.
 */
export const cancelOrders = async (
  { client }: TelnyxAccount,
  orders: readonly NumberOrder[],
  signal: AbortSignal,
): Promise<void> => {
  for (const partId of orders.flatMap((order) => order.partIds)) {
    const path = `/sub_number_orders/${encodeURIComponent(partId)}/cancel`;
    await client.send({ method: 'PATCH', path, signal });
  }
};
