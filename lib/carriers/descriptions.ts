import type { CarrierDescription } from './description.ts';
import { signalwire } from './signalwire/description.ts';
import { telnyx } from './telnyx/description.ts';
import { tropo } from './tropo/description.ts';
import { twilio } from './twilio/description.ts';

/**
 * All carriers, the default first. All other tables of carriers are typed by this one, so the compiler names the lines
 * that a new carrier needs.
 */
export const CARRIER_DESCRIPTIONS = {
  tropo,
  twilio,
  signalwire,
  telnyx,
} satisfies Readonly<Record<string, CarrierDescription>>;
