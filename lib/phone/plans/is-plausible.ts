import type { E164 } from '../e164.ts';
import { nationalOf, planOf, withoutPrefix } from './plan-of.ts';

/** Under +1 neither an area code nor an exchange begins with 0 or 1, and no area code is N11 or N9X. */
const NORTH_AMERICAN = /^[2-9](?!11|9)\d\d[2-9]\d{6}$/;

/**
 * Whether a number may be one, by its calling code and its length. The call flow has no room for the library, which knows
 * more. A carrier refuses to show a caller ID that is none, and the call would be lost.
 */
export const isPlausible = (number: E164): boolean => {
  const plan = planOf(number);
  if (plan === undefined) {
    return false;
  }
  const national = nationalOf(number, plan);
  return plan.callingCode === '1'
    ? NORTH_AMERICAN.test(national)
    : plan.lengths.has(national.length) && withoutPrefix(national, plan) === undefined;
};
