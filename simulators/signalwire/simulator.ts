import type { TwilioStyleOptions, TwilioStyleSimulator } from '../twiml/simulator.ts';
import { makeTwilioStyleSimulator } from '../twiml/simulator.ts';
import { SIGNALWIRE_ACCOUNTS } from './account.ts';
import { SIGNALWIRE } from './dialect.ts';

/** SignalWire's compatibility API, as far as Callmask needs it: numbers, calls and texts of two projects. */
export const makeSignalwireSimulator = (options: TwilioStyleOptions = {}): TwilioStyleSimulator =>
  makeTwilioStyleSimulator(SIGNALWIRE, SIGNALWIRE_ACCOUNTS, options);
