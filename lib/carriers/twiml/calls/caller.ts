import type { Call } from '../../../calls/carrier-event.ts';
import { toE164 } from '../../../phone/e164.ts';
import { isWithheld, numbersInAddress } from '../../kit/caller-spellings.ts';

/** In North America a number is ten digits after the `1`. What is longer or shorter would be refused as a caller ID. */
const NO_NUMBER = /^\+1(?!\d{10}$)/;

/**
 * Who calls. Only a whole number with its `+` is one that may be shown: anything else may be a SIP user, an extension or a
 * number without its country. Which numbers that may be serves to refuse calls, so too many do little harm.
 */
export const callerOf = (given: string): Pick<Call, 'caller' | 'callerMayBe' | 'isCallerNamed'> => {
  const from = given.trim();
  if (isWithheld(from)) {
    return { caller: { kind: 'withheld' }, callerMayBe: [], isCallerNamed: false };
  }
  const number = NO_NUMBER.test(from) ? undefined : toE164(from);
  return number === undefined
    ? { caller: { kind: 'other' }, callerMayBe: numbersInAddress(from), isCallerNamed: true }
    : { caller: { kind: 'number', number }, callerMayBe: [number], isCallerNamed: false };
};
