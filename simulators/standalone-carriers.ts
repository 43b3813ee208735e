import { standaloneSignalwire } from './signalwire/standalone.ts';
import type { StandaloneCarrier } from './support/standalone/standalone-carrier.ts';
import { standaloneTelnyx } from './telnyx/standalone.ts';
import { standaloneTropo } from './tropo/standalone.ts';
import { standaloneTwilio } from './twilio/standalone.ts';

/** Every simulator that runs on its own, by the name that a command line takes. */
export const STANDALONE_CARRIERS: ReadonlyMap<string, StandaloneCarrier> = new Map([
  ['tropo', standaloneTropo],
  ['twilio', standaloneTwilio],
  ['signalwire', standaloneSignalwire],
  ['telnyx', standaloneTelnyx],
]);
