import type { CarrierName, Connection } from './connection.ts';
import type { CallProtocol, WebhookAnswer, WebhookRequest } from './protocol.ts';
import { signalwireProtocol } from './signalwire/protocol.ts';
import { telnyxProtocol } from './telnyx/protocol.ts';
import { tropoProtocol } from './tropo/protocol.ts';
import { twilioProtocol } from './twilio/protocol.ts';

/** Each carrier's side of the call flow. */
export const CALL_PROTOCOLS = {
  tropo: tropoProtocol,
  twilio: twilioProtocol,
  signalwire: signalwireProtocol,
  telnyx: telnyxProtocol,
} as const satisfies Record<CarrierName, CallProtocol>;

/**
 * The fallback message in the format of the connection that the path names. A path with a key names none, so the first
 * connection with keys counts. If the configuration is broken, the kind of path decides.
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
