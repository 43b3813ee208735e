import type { CarrierName } from '../../../lib/carriers/connection.ts';
import { exampleKit } from '../../example-carrier/kit.ts';
import type { CarrierKit } from './simulation.ts';
import { telnyxKit } from './telnyx.ts';
import { tropoKit } from './tropo.ts';
import { signalwireKit, twilioKit } from './twilio-style.ts';

/** Every carrier of lib, and the one that docs/add-a-carrier.md explains. */
export type TestedCarrier = CarrierName | 'example';

/** Every carrier there is, on this machine. */
export const CARRIER_KITS: Readonly<Record<TestedCarrier, CarrierKit>> = {
  tropo: tropoKit,
  twilio: twilioKit,
  signalwire: signalwireKit,
  telnyx: telnyxKit,
  example: exampleKit,
};
