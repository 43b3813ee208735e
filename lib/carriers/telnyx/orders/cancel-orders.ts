import type { TelnyxAccount } from '../account.ts';
import type { NumberOrder } from './number-order.ts';

/**
 * Asks Telnyx to cancel pending orders. An order that Telnyx does not cancel stays pending, and the next look finds it.
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
