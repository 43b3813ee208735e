import type { ConnectionName } from '../masks/mask.ts';
import type { CallProtocol } from './carrier.ts';
import { tropoProtocol } from './tropo/protocol.ts';

/** How each carrier talks during a call. */
export const CALL_PROTOCOLS = { tropo: tropoProtocol } as const satisfies Record<
  ConnectionName,
  CallProtocol
>;
