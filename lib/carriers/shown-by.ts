import type { ShownCaller } from '../calls/route.ts';
import { problemWith } from '../errors/flawed.ts';
import type { ConnectedCarrier } from './connections.ts';

/**
 * What the person called sees, as wished, or as is usual with the carrier.
 * @throws Problem `caller-id-not-shown` for what the carrier would refuse while somebody calls
 */
export const shownBy = (
  { carrier, capabilities: { callerIds } }: Pick<ConnectedCarrier, 'capabilities' | 'carrier'>,
  wished: ShownCaller | undefined,
): ShownCaller => {
  const [usual = 'mask'] = callerIds;
  if (wished !== undefined && !callerIds.includes(wished)) {
    const detail = `must be "${callerIds.join('" or "')}" with ${carrier}`;
    throw problemWith('caller-id-not-shown', [{ field: 'callerId', detail }]);
  }
  return wished ?? usual;
};
