import type { ConnectSupplier } from './connect-supplier.ts';
import type { CarrierName } from './connection.ts';
import { connectSignalwire } from './signalwire/connect.ts';
import { connectTelnyx } from './telnyx/connect.ts';
import { connectTropo } from './tropo/connect.ts';
import { connectTwilio } from './twilio/connect.ts';

/** Each carrier's supplier of numbers. */
export const NUMBER_SUPPLIERS = {
  tropo: connectTropo,
  twilio: connectTwilio,
  signalwire: connectSignalwire,
  telnyx: connectTelnyx,
} as const satisfies Readonly<Record<CarrierName, ConnectSupplier>>;
