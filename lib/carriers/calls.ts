import type { CallProtocol } from './carrier.ts';
import type { CarrierName } from './connection.ts';
import { tropoProtocol } from './tropo/protocol.ts';

/** How each carrier talks during a call. */
export const CALL_PROTOCOLS = { tropo: tropoProtocol } as const satisfies Partial<
  Record<CarrierName, CallProtocol>
>;
