import type { ShownCaller } from '../calls/route.ts';
import { problemWith } from '../errors/flawed.ts';
import type { ConnectedCarrier } from './connections.ts';

/**
 * What the person called sees: what the client asks for, or the carrier's default.
 * @throws Problem `caller-id-not-shown` for a caller ID that the carrier would refuse during a call
 */
export const shownBy = (
  { carrier, capabilities: { callerIds } }: Pick<ConnectedCarrier, 'capabilities' | 'carrier'>,
  requested: ShownCaller | undefined,
): ShownCaller => {
  const [byDefault = 'mask'] = callerIds;
  if (requested !== undefined && !callerIds.includes(requested)) {
    const detail = `must be "${callerIds.join('" or "')}" with ${carrier}`;
    throw problemWith('caller-id-not-shown', [{ field: 'callerId', detail }]);
  }
  return requested ?? byDefault;
};
