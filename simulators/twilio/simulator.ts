import type { TwilioStyleOptions, TwilioStyleSimulator } from '../twiml/simulator.ts';
import { makeTwilioStyleSimulator } from '../twiml/simulator.ts';
import { TWILIO_ACCOUNTS } from './account.ts';
import { TWILIO } from './dialect.ts';

/** Twilio, as far as Callmask needs it: numbers, calls and texts of two accounts. */
export const makeTwilioSimulator = (options: TwilioStyleOptions = {}): TwilioStyleSimulator =>
  makeTwilioStyleSimulator(TWILIO, TWILIO_ACCOUNTS, options);
