import type { ShownCaller } from '../calls/route.ts';
import { Problem } from '../errors/problem.ts';
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
    throw new Problem(
      'caller-id-not-shown',
      `#/callerId: ${carrier} cannot show that. Leave it out, or send "${usual}".`,
      { flaws: [{ at: '#/callerId', detail: `must be "${callerIds.join('" or "')}" with ${carrier}` }] },
    );
  }
  return wished ?? usual;
};
