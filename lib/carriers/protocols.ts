import type { CarrierName, Connection } from './connection.ts';
import type { CallProtocol, WebhookAnswer, WebhookRequest } from './protocol.ts';
import { signalwireProtocol } from './signalwire/protocol.ts';
import { telnyxProtocol } from './telnyx/protocol.ts';
import { tropoProtocol } from './tropo/protocol.ts';
import { twilioProtocol } from './twilio/protocol.ts';

/** How each carrier talks during a call. */
export const CALL_PROTOCOLS = {
  tropo: tropoProtocol,
  twilio: twilioProtocol,
  signalwire: signalwireProtocol,
  telnyx: telnyxProtocol,
} as const satisfies Record<CarrierName, CallProtocol>;

/**
 * The fallback message in the format of the connection that a path names, or of the first one with keys where the path has a
 * key. Where the connections do not say it, the configuration is broken, and the kind of path is the last resort.
 */
export const fallbackAt = (
  { connection: name }: WebhookRequest['parameters'],
  connections: readonly Connection[],
): WebhookAnswer => {
  const connection = connections.find((one) =>
    name === undefined ? CALL_PROTOCOLS[one.carrier].provenBy === 'key' : one.name === name,
  );
  const lastResort = name === undefined ? tropoProtocol : twilioProtocol;
  return (connection === undefined ? lastResort : CALL_PROTOCOLS[connection.carrier]).fallback();
};
