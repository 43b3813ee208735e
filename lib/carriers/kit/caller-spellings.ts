import type { E164 } from '../../phone/e164.ts';
import { toE164 } from '../../phone/e164.ts';

/** What carriers and networks write for a caller who withholds the number, in any letter case. */
const WORDS = ['anonymous', 'blocked', 'private', 'restricted', 'unavailable', 'unknown', 'withheld'];

/** The keys of a telephone, 2 to 9, by their letters. */
const KEYPAD = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** Such a word as typed on a keypad. Some networks send it in place of a number, and none of these is a number. */
const typed = (word: string): string =>
  `+${[...word].map((letter) => KEYPAD.findIndex((letters) => letters.includes(letter)) + 2).join('')}`;

const WITHHELD = new Set(
  ['no caller id', '0', '0000000000', '+0', '+10000000000'].concat(WORDS, WORDS.map(typed)),
);

/** Whether the caller withholds the number. Knows SIP's form too (RFC 3323): `anonymous@anonymous.invalid`. */
export const isWithheld = (id: string): boolean => {
  const [user = ''] = id
    .toLowerCase()
    .replace(/^sips?:/, '')
    .split('@', 1);
  return WITHHELD.has(user);
};

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
  const [user = ''] = plain(id).split(/[@;]/, 1);
  return spellingsOf(user.replace(PREFIXES, '').replace(/[^\dA-Za-z]/g, ''));
};

/** Full-width digits as plain ones. Each character by itself: a long row of marks takes `normalize` a second and more. */
const plain = (text: string): string => text.replace(/[^\0-\x7f]/gu, (one) => one.normalize('NFKC'));
