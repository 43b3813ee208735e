import { withPlainCharacters } from '../../phone/clean-text.ts';
import type { E164 } from '../../phone/e164.ts';
import { toE164 } from '../../phone/e164.ts';

const TEN_DIGITS = /^\d{10}$/;
const PIN = /^999\d{7}$/;
const DIGITS = /^\d{7,15}$/;

/** Whether ten digits are a PIN, which SIP and Skype users dial, and not a telephone number. */
export const isPin = (digits: string): boolean => PIN.test(digits);

/** Every number that digits without `+` may stand for, the likeliest first. */
export const spellingsOf = (digits: string): readonly E164[] => {
  if (isPin(digits) || !DIGITS.test(digits)) {
    return [];
  }
  const spellings = TEN_DIGITS.test(digits) ? [`+1${digits}`, `+${digits}`] : [`+${digits}`];
  return spellings.map(toE164).filter((number) => number !== undefined);
};

/** What may come before a number: a scheme, and an international dialling prefix. */
const PREFIXES = /^(?:sips?:|tel:|client:)*(?:\+|011|00)*/i;

/** Reads the digits of the user from `sip:0014155550101@host` or `+14155550101;isub=1`. */
export const numbersInAddress = (id: string): readonly E164[] => {
  const [user = ''] = withPlainCharacters(id).split(/[@;]/, 1);
  return spellingsOf(user.replace(PREFIXES, '').replace(/[^\dA-Za-z]/g, ''));
};
