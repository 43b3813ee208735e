import type { CallProtocol, WebhookAnswer, WebhookRequest } from './carrier.ts';
import type { CarrierName } from './connection.ts';
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

/** What a caller hears when nothing else works, the configuration included: the path alone says whose words they are in. */
export const fallbackAt = (parameters: WebhookRequest['parameters']): WebhookAnswer =>
  parameters['connection'] === undefined ? tropoProtocol.fallback() : twilioProtocol.fallback();
