import type { CarrierName } from '../../lib/carriers/connection.ts';
import type { LocalCarrier } from './local-carrier.ts';
import { localSignalwire } from './signalwire.ts';
import { localTelnyx } from './telnyx.ts';
import { localTropo } from './tropo.ts';
import { localTwilio } from './twilio.ts';

/** Every carrier, simulated on one machine. */
export const LOCAL_CARRIERS = {
  tropo: localTropo,
  twilio: localTwilio,
  signalwire: localSignalwire,
  telnyx: localTelnyx,
} as const satisfies Readonly<Record<CarrierName, LocalCarrier>>;
