import type { CarrierName } from '../../../lib/carriers/connection.ts';
import type { CarrierKit } from './simulation.ts';
import { telnyxKit } from './telnyx.ts';
import { tropoKit } from './tropo.ts';
import { signalwireKit, twilioKit } from './twilio-style.ts';

/** Every carrier there is, on this machine. */
export const CARRIER_KITS: Readonly<Record<CarrierName, CarrierKit>> = {
  tropo: tropoKit,
  twilio: twilioKit,
  signalwire: signalwireKit,
  telnyx: telnyxKit,
};
